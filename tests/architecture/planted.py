"""For each never: small repositories that break it, and small ones that come close and do not.

Each is a path and a text, or several in turn, laid out as ours is.
"""

PLANTED = {
    1: [
        ("weather/models.py", "from articles.models import Story"),
        ("weather/tasks.py", "import pictures.models"),
        ("articles/views.py", "from weather import models"),
        ("articles/models/story.py", 'city = models.ForeignKey("weather.City", models.CASCADE)'),
        ("pictures/library.py", "from weather.provider import fetch"),
    ],
    2: [
        ("pictures/library.py", "from articles import publishing"),
        ("pictures/models.py", "import articles.models as stories"),
        ("pictures/models.py", 'story = models.ForeignKey("articles.Story", models.CASCADE)'),
        ("pictures/admin.py", "def used(picture):\n    from articles.models import Story"),
    ],
    3: [
        ("newsroom/pagecache/__init__.py", "from articles.models import Edition"),
        ("newsroom/pagecache/store.py", "import weather.models"),
        ("newsroom/pagecache/marks.py", "from pictures import library"),
    ],
    4: [
        ("articles/models/story.py", "from .. import publishing"),
        ("articles/models/edition.py", "from articles.search import keep"),
        ("articles/models/edition.py", "from newsroom import pagecache"),
        ("pictures/models.py", "from . import views"),
        ("weather/models.py", "from django.core.cache import cache"),
        ("weather/models.py", "import urllib3"),
        ("newsroom/models.py", "class User:\n    def may(self, request):\n        return True"),
    ],
    5: [
        ("articles/body/render.py", "from ..models import Edition"),
        ("articles/body/__init__.py", "from pictures.models import Picture"),
        ("articles/body/clean.py", "from django.apps import apps"),
    ],
    6: [
        ("articles/publishing/showing.py", "from articles.admin import stories"),
        ("articles/views.py", "from articles.importers.wordpress import posts"),
        ("newsroom/health.py", "from newsroom.management.commands.open_paper import is_taken"),
        ("pictures/library.py", "from tests.factories import a_picture"),
        ("articles/admin/stories.py", "from articles.management.commands import roll_up"),
    ],
    7: [
        ("articles/views.py", "from newsroom.settings import PAPER_NAME"),
        ("weather/tasks.py", "from newsroom import urls"),
        ("newsroom/clock.py", "from articles.models import Story"),
        ("newsroom/settings.py", "import os\nDEBUG = os.environ.get('DEBUG')"),
        ("articles/feeds.py", "from os import getenv"),
        ("deploy/gunicorn.conf.py", "import os\nworkers = os.getenv('WORKERS')"),
    ],
    8: [
        ("articles/publishing/showing.py", "def publish(story):\n    from articles import gate"),
        (
            "articles/models/story.py",
            "class Story:\n    def clean(self):\n        from .edition import Edition",
        ),
        ("newsroom/checks.py", "def ready():\n    import newsroom.env"),
        ("tests/factories.py", "def a_story():\n    from articles.models import Story"),
    ],
    9: [
        ("articles/views.py", "Edition.objects.filter(starts_at__lte=now)"),
        ("articles/admin/stories.py", "stories.exclude(retracted_at=None)"),
        ("articles/search.py", "found = rows.filter(Q(ends_at__gt=now) | Q(pk=1))"),
        ("articles/related.py", "tags.filter(edition__published_at__gte=week)"),
        ("articles/feeds.py", "rows.filter(**{'live_until__gt': now})"),
        ("articles/feeds.py", "rows.filter(Q(('update_at__gt', now)))"),
        ("newsroom/health.py", "get_object_or_404(Edition, live_from=now)"),
    ],
    10: [
        ("articles/importers/wordpress.py", "Edition.objects.create(story=story)"),
        ("articles/management/commands/tidy.py", "Edition.objects.filter(story=1).delete()"),
        ("articles/admin/stories.py", "story.editions.all().update(notice='')"),
        ("articles/revisions/keeping.py", "edition = Edition(story=story)"),
        ("articles/gate.py", "edition.ends_at = now"),
        ("articles/gate.py", "setattr(edition, 'ends_at', now)"),
        ("articles/front.py", "Edition.objects.bulk_create(editions)"),
    ],
    11: [
        ("articles/models/story.py", "@receiver(post_save, sender=Story)\ndef mark(**kwargs):\n    pass"),
        ("newsroom/apps.py", "signals.post_migrate.connect(make_roles)"),
        ("articles/tasks.py", "@dispatch.receiver(request_started)\ndef note(**kwargs):\n    pass"),
        (
            "newsroom/pagecache/a.py",
            "pre_delete.connect(x)",
            "newsroom/pagecache/b.py",
            "post_save.connect(x)",
        ),
    ],
    12: [
        ("articles/publishing/showing.py", "from django.core.mail import send_mail"),
        ("articles/views.py", "import urllib3"),
        ("newsroom/checks.py", "from urllib.request import urlopen"),
        ("pictures/library.py", "import boto3"),
        ("pictures/views.py", "from storages.backends.s3 import S3Storage"),
        (
            "articles/tasks.py",
            "import requests\n@transaction.atomic\ndef purge():\n    requests.post('https://edge.example')",
        ),
        (
            "articles/tasks.py",
            "from django.core.mail import send_mail\n"
            "def tell():\n    with transaction.atomic():\n        send_mail('a', 'b', 'c', [])",
        ),
        (
            "weather/tasks.py",
            "from weather import provider\n@transaction.atomic\ndef refresh():\n    provider.fetch()",
        ),
        ("articles/views.py", "from newsroom import fetch"),
        ("articles/embeds.py", "from newsroom.fetch import get"),
        ("articles/admin/embeds.py", "from articles import oembed"),
        (
            "articles/tasks.py",
            "from . import oembed\n@transaction.atomic\ndef fetch_embed(pk):\n    oembed.fetch_embed(pk)",
        ),
        (
            "articles/oembed.py",
            "from newsroom import fetch\ndef tell():\n    with transaction.atomic():\n        fetch.get('x')",
        ),
    ],
    13: [
        ("articles/admin/stories.py", "Category.objects.filter(pk=1).update(name='x')"),
        ("articles/importers/wordpress.py", "Author.objects.bulk_create(authors)"),
        ("articles/related.py", "EditionLink.objects.filter(pk=1).update(position=2)"),
        ("articles/tasks.py", "def tidy():\n    rows = Tag.objects.all()\n    rows.update(name='x')"),
        ("articles/revisions/keeping.py", "story.editions.update(notice='')"),
        ("articles/publishing/sections.py", "def empty():\n    Category.objects.filter(pk=1).update(path='x')"),
    ],
    14: [
        ("articles/templatetags/words.py", "from django.utils.safestring import mark_safe"),
        ("articles/views.py", "return safestring.SafeString(text)"),
        ("pictures/library.py", "class Tag:\n    def __html__(self):\n        return self.text"),
        ("templates/articles/story.html", "<p>\n{{ edition.body|safe }}"),
        ("templates/articles/_card.html", "{% autoescape off %}{{ headline }}{% endautoescape %}"),
        ("weather/templates/weather/strip.html", "{{ labels | safeseq }}"),
    ],
    15: [
        ("articles/utils.py", ""),
        ("articles/date_helpers.py", ""),
        ("newsroom/core/__init__.py", ""),
        ("static/js/common.js", ""),
        ("articles/views.py", "class BaseView:\n    pass"),
        ("articles/models/story.py", "class StoryManager:\n    pass"),
        ("weather/provider.py", "class HTTPHandler:\n    pass"),
        ("templates/articles/base.html", ""),
    ],
    16: [
        ("articles/views.py", "from .models import Story"),
        ("articles/feeds.py", "from articles import models\nrows = models.Story.objects.all()"),
        ("articles/sitemaps.py", "from .models import Category, StoryTag"),
        ("articles/templatetags/cards.py", "def line(edition):\n    return edition.story.headline"),
        ("articles/search.py", "apps.get_model('articles', 'Story')"),
        ("articles/showing.py", "from .models import Edition, Story"),
        ("articles/corrections.py", "from .models import Correction, Story"),
        ("articles/front.py", "Edition.objects.select_related('story')"),
        ("templates/articles/_card.html", "<h2>{{ edition.story.headline }}</h2>"),
    ],
}

CLEAN = {
    1: [
        ("newsroom/urls.py", "import articles.urls, weather.models"),
        ("weather/tasks.py", "from newsroom.clock import local_day\nfrom . import provider"),
        ("articles/views.py", "'the weather. In articles we say no more.'"),
    ],
    2: [
        ("articles/models/story.py", "from pictures.models import Picture"),
        ("pictures/views.py", "articles = 3"),
    ],
    3: [("newsroom/pagecache/store.py", "from newsroom import env\nkeys = ['story:12']")],
    4: [
        ("articles/models/story.py", "from articles import body\nfrom pictures.models import Picture"),
        (
            "articles/views.py",
            "from . import search\nfrom django.core.cache import cache\ndef view(request):\n    pass",
        ),
    ],
    5: [("articles/body/render.py", "from .schema import BLOCKS\nfrom newsroom.text import line\nimport nh3")],
    6: [
        ("articles/admin/__init__.py", "from . import stories\nfrom articles.admin.stories import StoryDesk"),
        ("articles/management/commands/import_wordpress.py", "from articles.importers import wordpress"),
        ("newsroom/urls.py", "from django.contrib import admin"),
        ("tests/test_x.py", "from articles.importers import wordpress"),
    ],
    7: [
        ("newsroom/env.py", "import os\nos.environ['X']"),
        ("newsroom/settings.py", "from newsroom import env"),
        ("newsroom/urls.py", "from articles import views"),
        ("articles/views.py", "from newsroom.clock import local_day\nimport os\nos.path.exists('x')"),
        ("tests/environment.py", "import os\nos.environ['DEBUG'] = '1'"),
    ],
    8: [
        ("newsroom/apps.py", "class C:\n    def ready(self):\n        from newsroom import checks"),
        ("articles/migrations/0002_fill.py", "def fill(apps, editor):\n    from articles import body"),
        ("articles/views.py", "from articles import body\ndef view():\n    import json"),
    ],
    9: [
        ("articles/models/edition.py", "self.filter(starts_at__lte=at)"),
        ("articles/publishing/editions.py", "story.editions.filter(starts_at__gt=now)"),
        ("articles/views.py", "Edition.objects.live(at).order_by('-published_at').values('ends_at')"),
        ("articles/feeds.py", "rows.filter(category__path='world', starts=1)"),
        ("articles/gate.py", "settings.get('starts_at')"),
    ],
    10: [
        ("articles/publishing/editions.py", "Edition.objects.create(story=story)\nedition.ends_at = now"),
        (
            "articles/admin/stories.py",
            "publishing.end(story)\nEdition.objects.live()\nRevision.objects.create()",
        ),
        ("articles/feeds.py", "if edition.ends_at > now:\n    pass"),
        ("tests/factories.py", "Edition.objects.create()"),
    ],
    11: [
        (
            "newsroom/pagecache/marks.py",
            "@receiver(post_save)\ndef mark(**kwargs):\n    pass\npost_delete.connect(mark)",
        ),
        ("articles/search.py", "connection = sqlite3.connect('x')"),
    ],
    12: [
        (
            "weather/provider.py",
            "import urllib3\ndef fetch():\n    return urllib3.request('GET', 'https://x.example')",
        ),
        ("newsroom/fetch.py", "import socket, urllib3"),
        ("newsroom/bucket.py", "import botocore\nfrom storages.backends.s3 import S3Storage"),
        ("newsroom/mail.py", "from django.core.mail import EmailMessage, mailers"),
        ("newsroom/checks.py", "from django.core.files.storage import storages"),
        ("articles/oembed.py", "from newsroom import fetch\nfetch.get('https://x.example')"),
        ("articles/tasks.py", "from . import link_check, oembed\ndef check(pk):\n    link_check.check(pk)"),
        (
            "articles/tasks.py",
            "import requests\n@transaction.atomic\ndef purge():\n"
            "    transaction.on_commit(lambda: requests.post('https://edge.example'))",
        ),
        (
            "articles/publishing/showing.py",
            "from urllib.parse import quote\n@transaction.atomic\ndef publish():\n    quote('x')",
        ),
        (
            "weather/tasks.py",
            "from weather import provider\ndef refresh():\n"
            "    found = provider.fetch()\n    with transaction.atomic():\n        keep(found)",
        ),
    ],
    13: [
        ("articles/publishing/a.py", "def f(row):\n    with renaming(row):\n        Category.objects.update(path='x')"),
        ("articles/publishing/b.py", "def f():\n    marks.mark(Category.objects.update(path='x'))"),
        ("articles/reading.py", "Heat.objects.filter(pk=1).update(reads=2)\nseen = set()\nseen.update({1})"),
        ("articles/related.py", "shared.update(set(tags.values_list('pk')))"),
    ],
    14: [
        ("articles/body/render.py", "from django.utils.safestring import mark_safe"),
        ("articles/structured_data.py", "text = SafeString(json)"),
        ("articles/admin/stories.py", "from django.utils.html import format_html"),
        ("templates/articles/story.html", "{{ edition.body|linebreaks }} safe | and sound"),
    ],
    15: [
        ("articles/models/score.py", "class Score:\n    pass\nclass Baseline:\n    pass"),
        ("templates/base.html", ""),
        ("templates/admin/base_site.html", ""),
        ("static/js/reader.js", ""),
    ],
    16: [
        ("articles/publishing/showing.py", "from articles.models import Story"),
        ("articles/admin/stories.py", "Story.objects.all()"),
        ("articles/sharing.py", "from .models import ShareLink, Story"),  # shows the desk's copy to whom the desk chose
        (
            "articles/views.py",
            "from .models import Edition\nEdition.objects.filter(story=1)\npage.stories\nedition.story_id",
        ),
        ("templates/articles/_card.html", "{{ story.headline }} {{ edition.story.pk }} {{ page.stories }}"),
        ("templates/admin/articles/story.html", "{{ edition.story.headline }}"),
    ],
}
