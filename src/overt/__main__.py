"""``python -m overt`` is the command line."""

from overt.cli.main import run

if __name__ == "__main__":
    run()
