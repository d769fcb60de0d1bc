"""Queries whose SQL is made once. Django makes it anew each time a query is asked, which takes several times as long as
the database takes to answer. So what is asked for every page is prepared:

    @prepared(at=DateTimeField(), story=BigIntegerField())
    def live(at, story):
        return Edition.objects.live(at).filter(story=story).prefetch_related("bylines")

    live(at=timezone.now(), story=12)  # a list of editions, with their bylines

The function gives a queryset. It is called once, with a `Given` in place of each value, so nothing else may decide what
it does. Of what is in brackets there are several, to be looked for with `__in`: the call is given a collection then.
What the queryset prefetches is prepared, too; it may be the other end of a foreign key, whichever end that is.
"""

from collections import defaultdict
from functools import update_wrapper

from django.db import connection
from django.db.models import Expression, ForeignKey, Prefetch
from django.db.models.sql.compiler import SQLCompiler


def prepared(**fields):
    """Decorates what gives a queryset. `fields`: by name, the model field as which each value goes to the database."""
    return lambda make: Prepared(make, fields)


class Given(Expression):
    """Stands in a queryset for a value that is known only when it is asked."""

    def __init__(self, name, place, field):
        super().__init__(output_field=field)
        self.name, self.place = name, place

    def as_sql(self, compiler, connection):
        return "%s", [self]

    def value(self, given):
        """Out of lists by name, as the database takes it."""
        return self.output_field.get_db_prep_value(given[self.name][self.place], connection)


class Prepared:
    """Called with its values by name, it gives the rows of its queryset: a list."""

    def __init__(self, make, fields):
        self._make, self._fields = make, fields
        self._compiled = {}  # by the numbers of values
        update_wrapper(self, make)

    def __call__(self, **values):
        given = self._given(values)
        return self._for(given).rows(given) if all(given.values()) else []

    def sql(self, **values):
        """What it would ask the database, as a part of something else: SQL and its parameters."""
        given = self._given(values)
        return self._for(given).sql(given)

    def _for(self, given):
        sizes = tuple(map(len, given.values()))
        if sizes not in self._compiled:
            self._compiled[sizes] = Compiled(self._make(**{name: self._stand_ins(name, given[name]) for name in given}))
        return self._compiled[sizes]

    def _given(self, values):
        return {name: self._several(name, value) for name, value in values.items()}

    def _several(self, name, value):
        """The value as a list: of several, the last is repeated so that few numbers of values are ever asked with."""
        if not isinstance(self._fields[name], list):
            return [value]
        found = list(value)
        return found + found[-1:] * ((1 << (len(found) - 1).bit_length()) - len(found)) if found else found

    def _stand_ins(self, name, values):
        field = self._fields[name]
        if isinstance(field, list):
            return [Given(name, place, field[0]) for place in range(len(values))]
        return Given(name, 0, field)


class Compiled:
    """A queryset with its SQL, and what it prefetches."""

    def __init__(self, queryset):
        self._queryset = queryset
        self._compiler = queryset.query.get_compiler(connection=connection)
        self._sql, self._params = self._compiler.as_sql()
        self._compiler.connection = None  # a thread's own
        self._beside = [beside(queryset.model, lookup) for lookup in queryset._prefetch_related_lookups]

    def sql(self, given):
        return self._sql, tuple(each.value(given) if isinstance(each, Given) else each for each in self._params)

    def rows(self, given):
        compiler = Ready(self._compiler, self.sql(given))
        asked = type(self._queryset)(self._queryset.model, query=compiler)
        asked._iterable_class, asked._fetch_mode = self._queryset._iterable_class, self._queryset._fetch_mode
        rows = list(asked)
        for each in self._beside:
            each.bring(rows)
        return rows


class Ready(SQLCompiler):
    """A compiler that has done its work; to a queryset, the query that it comes from as well."""

    def __init__(self, compiler, sql):
        self.__dict__.update(compiler.__dict__, connection=connection)
        self._ready = sql

    def get_compiler(self, *args, **kwargs):
        return self

    def as_sql(self, *args, **kwargs):
        return self._ready


def beside(model, lookup):
    """What brings rows of the model what is prefetched by that name, or `Prefetch`."""
    lookup = lookup if isinstance(lookup, Prefetch) else Prefetch(lookup)
    relation = model._meta.get_field(lookup.prefetch_to)
    return (One if isinstance(relation, ForeignKey) else Many)(relation, lookup.queryset)


class Many:
    """The rows whose foreign key leads to the ones that were asked for."""

    def __init__(self, relation, queryset):
        self._key, self._name = relation.field, relation.get_accessor_name()
        rows = relation.related_model._default_manager.all() if queryset is None else queryset
        several = prepared(numbers=[self._key.target_field])
        self._asked = several(lambda numbers: rows.filter(**{f"{self._key.name}__pk__in": numbers}))

    def bring(self, rows):
        found = defaultdict(list)
        for each in self._asked(numbers=[row.pk for row in rows]):
            found[getattr(each, self._key.attname)].append(each)
        for row in rows:
            row.__dict__.setdefault("_prefetched_objects_cache", {})[self._name] = found[row.pk]


class One:
    """The row to which a foreign key leads."""

    def __init__(self, key, queryset):
        self._key = key
        rows = key.related_model._base_manager.all() if queryset is None else queryset
        several = prepared(numbers=[key.target_field])
        self._asked = several(lambda numbers: rows.filter(pk__in=numbers))

    def bring(self, rows):
        numbers = {getattr(row, self._key.attname) for row in rows} - {None}
        found = {each.pk: each for each in self._asked(numbers=numbers)}
        for row in rows:
            self._key.set_cached_value(row, found.get(getattr(row, self._key.attname)))
