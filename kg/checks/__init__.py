"""The checks of a draft, one function each, in files by subject.

A check takes a ``Case`` and yields a ``Finding`` for each place a person should look at. What it
says, how grave it is and which rule of law stands behind it are in ``kg/tables/checks.csv``;
``kg.check`` puts both together.
"""
