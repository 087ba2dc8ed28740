"""The keys under which reports find each other: only two that share one are compared."""

from collections.abc import Iterator

from overt.record.accounts import Account


def keys_of(account: Account) -> frozenset[str]:
    """The keys of a report; one without a place and a date has few, and joins little."""
    return frozenset(_keys(account))


def _keys(account: Account) -> Iterator[str]:
    if account.country and account.earliest:
        for month in _months(account.earliest, account.latest):
            yield f"{account.country} {month}"
    if account.geonames:
        yield f"place {account.geonames} {account.type}"


def _months(earliest: str, latest: str | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys((earliest[:7], (latest or earliest)[:7])))
