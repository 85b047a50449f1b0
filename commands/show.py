"""`kechuang show`: all that is known of one entity, every line cited."""

import click

from .common import store_option


@click.command()
@click.argument("entity")
@store_option
def show(entity: str, store_url: str) -> None:
    """Print the aliases, the timeline and the relations of ENTITY (id, canonical name or alias), each with citation."""
    from ..graph.profile import find_one, profile_of
    from ..graph.store import open_store

    with open_store(store_url, read_only=True) as store:
        profile = profile_of(store, find_one(store, entity))
    node = profile.node
    click.echo(f"{node.name}  [{node.label}]  {node.id}")
    if node.aliases:
        click.echo(f"  又称  {'、'.join(node.aliases)}")
    for name, value in node.properties.items():
        click.echo(f"  {name}  {value}")
    click.echo("")
    for fact in profile.facts:
        date = fact.date or "----"
        click.echo(f"{date:10}  {fact.status:8}  {fact.text}")
        click.echo(f"            {fact.document}: “{fact.quote}” [{fact.start}:{fact.end}]")
