"""`python -m comity.cli`: the console script, for processes that start one another."""

from comity.cli.main import run

if __name__ == "__main__":
    run()
