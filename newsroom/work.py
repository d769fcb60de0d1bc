"""Background work in the paper's time zone and language, as they are when it is done."""

from dataclasses import dataclass

from django.tasks import Task
from django_tasks_db import DatabaseBackend

from newsroom import paper


@dataclass(frozen=True, slots=True, kw_only=True)
class Work(Task):
    def call(self, *args, **kwargs):
        with paper.at_home():
            return Task.call(self, *args, **kwargs)


class Backend(DatabaseBackend):
    task_class = Work
