from pathlib import Path

from django.core.management.base import CommandError

from articles.importers import wxr
from articles.importers.wordpress import Import
from articles.models import Category
from newsroom.commanding import PaperCommand


class Command(PaperCommand):
    help = "Brings in a WordPress export: posts with their sections, tags, authors, dates and old addresses."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, help="the XML file that WordPress wrote (Tools, Export)")
        parser.add_argument(
            "--add-missing-authors", action="store_true", help="make authors of names that only posts mention"
        )

    def handle(self, *args, file, add_missing_authors, **options):
        try:
            export = wxr.read(file)
        except wxr.BadExport as error:
            raise CommandError(str(error)) from error
        report = Import(export, add_missing_authors).run()
        for what, count in sorted(report.counts.items()):
            self.stdout.write(f"{count:6} {what}")
        self.stdout.write(
            f"The section bar shows {Category.objects.in_bar().count()} of {Category.objects.count()} sections: "
            "choose others at the desk, under Categories."
        )
        for note in report.notes:
            self.stdout.write(f"{file}, {note}")
        for problem in report.problems:
            self.stderr.write(f"{file}, {problem}")
        if report.problems:
            raise CommandError(f"{len(report.problems)} items of {file} were not brought in (see above). The rest was.")
