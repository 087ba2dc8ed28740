"""``overt serve``: the workbench in the browser."""

from typing import Annotated

import typer

from overt.cli.recorded import DEFAULT, RECORD, note


def serve(
    record: RECORD = DEFAULT,
    host: Annotated[str, typer.Option(metavar="ADDRESS", help="The address to listen at.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, metavar="N", help="The port to listen at.")] = 8731,
    accounts: Annotated[
        bool, typer.Option("--accounts", help="People sign in; the first run makes an administrator.")
    ] = False,
    name: Annotated[
        list[str] | None, typer.Option("--name", metavar="HOST", help="A host name it is called by; may be repeated.")
    ] = None,
    secure: Annotated[
        bool, typer.Option("--secure", help="It is reached over HTTPS: cookies never go without.")
    ] = False,
    sign_off: Annotated[
        int, typer.Option(min=1, max=2, metavar="N", help="How many people must confirm an incident.")
    ] = 1,
    tiles: Annotated[str | None, typer.Option(metavar="URL", help="Your own map server's tiles, {z}/{x}/{y}.")] = None,
    tiles_credit: Annotated[str, typer.Option(metavar="TEXT", help="Whose map that is.")] = "",
) -> None:
    """Open the workbench: read, review, correct and count in the browser. No request leaves this machine.

    Without --accounts it is yours alone and listens on this machine's own address. To let others in, add --accounts
    and an address they can reach; put a server that speaks HTTPS in front of it and say --secure.

    \b
    Examples:
      overt serve
      overt serve --record news.overt --port 9000
      overt serve --record postgresql://me@server/news --accounts --host 0.0.0.0 --name desk.example.org --secure
    """
    from overt.workbench.settings import Settings, is_loopback

    shown = "127.0.0.1" if host in {"0.0.0.0", "::"} else host  # noqa: S104 - compared, not bound
    settings = Settings(
        host=host, port=port, accounts=accounts, names=tuple(name or ()), secure=secure, tiles=tiles,
        tiles_credit=tiles_credit, sign_off=sign_off,
    )  # fmt: skip
    _run(record, settings, f"http://{shown if not is_loopback(shown) else 'localhost'}:{port}")


def _run(location: str, settings: "object", address: str) -> None:
    import secrets

    import msgspec
    import uvicorn

    from overt.incidents import update
    from overt.record import open_record, people
    from overt.workbench.app import application
    from overt.workbench.settings import Settings, checked

    if not isinstance(settings, Settings):
        raise TypeError("no settings")
    settings = checked(settings)
    with open_record(location) as record:
        update(record)
        with record.reading() as connection:
            nobody = settings.accounts and people.count(connection) == 0
        if nobody:
            settings = msgspec.structs.replace(settings, setup_code=secrets.token_urlsafe(9))
            note(f"Nobody has an account yet. Make the first one at {address}/sign-in?code={settings.setup_code}")
        app = application(record, settings)
        note(f"overt: the workbench over {record.location} is at {address} (Ctrl+C ends it)")
        uvicorn.run(
            app, host=settings.host, port=settings.port, log_level="warning", ws="none", lifespan="on",
            server_header=False, proxy_headers=settings.secure, timeout_graceful_shutdown=5,
        )  # fmt: skip


def verify(
    record: RECORD = DEFAULT,
    seal: Annotated[str | None, typer.Option(metavar="SEAL", help="A seal noted earlier, which must be in it.")] = None,
) -> None:
    """Check the diary of decisions: that no line was changed, taken out or put in since it was written.

    It prints the number of lines and the last seal; note the seal elsewhere and give it
    with --seal, and nobody can cut off the end or rewrite the whole.

    \b
    Examples:
      overt verify --record news.overt
      overt verify --record news.overt --seal 3062920e...
    """
    from overt.cli.recorded import existing
    from overt.record import audit

    with existing(record) as opened, opened.reading() as connection:
        found = audit.verify(connection, noted=seal)
    for one in found.broken:
        note(f"overt: {one}.")
    if found.broken:
        note(f"overt: the diary was tampered with, or the file is damaged: {len(found.broken)} faults.")
        raise typer.Exit(1)
    typer.echo(f"{found.lines} lines, unbroken. Last seal: {found.seal}")
