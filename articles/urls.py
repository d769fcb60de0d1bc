from django.urls import path, re_path

from . import archive, sharing, sitemaps, views, well_known
from .feeds import views as feeds

FEED = r"feed/(?:(?P<form>atom|json)/)?$"  # without a form it is RSS
# No pattern takes the byte 0: PostgreSQL refuses to look for it.
urlpatterns = [
    path("", views.front_page, name="front"),
    re_path(rf"^{FEED}", feeds.paper, name="feed"),
    path("search/", views.find, name="search"),
    path("corrections/", views.corrections, name="corrections"),
    re_path(rf"^corrections/{FEED}", feeds.corrections, name="corrections_feed"),
    path("archive/", archive.archive, name="archive"),
    path("archive/<int:year>/", archive.year, name="year"),
    path("archive/<int:year>/<int:month>/", archive.month, name="month"),
    path("archive/<int:year>/<int:month>/<int:day>/", archive.day, name="day"),
    re_path(r"^tag/(?P<slug>[^/\x00]+)/$", views.tag, name="tag"),
    re_path(r"^author/(?P<slug>[^/\x00]+)/$", views.author, name="author"),
    re_path(r"^series/(?P<slug>[^/\x00]+)/$", views.series, name="series"),
    re_path(rf"^series/(?P<slug>[^/\x00]+)/{FEED}", feeds.series, name="series_feed"),
    re_path(rf"^tag/(?P<slug>[^/\x00]+)/{FEED}", feeds.tag, name="tag_feed"),
    re_path(rf"^author/(?P<slug>[^/\x00]+)/{FEED}", feeds.author, name="author_feed"),
    re_path(r"^read/(?P<story_id>[0-9]{1,15})/$", views.read, name="read"),
    re_path(r"^shared/(?P<token>[^/\x00]+)/$", sharing.shared, name="shared"),
    re_path(r"^shared/(?P<token>[^/\x00]+)$", sharing.shared),  # as a careless hand copies it
    re_path(r"^media/bills/(?P<story_id>[0-9]{1,15})-(?P<digest>[0-9a-f]{16})\.png$", views.bill, name="bill"),
    path("opensearch.xml", well_known.open_search, name="opensearch"),
    path(".well-known/security.txt", well_known.security, name="security"),
    re_path(r"^(?P<key>[A-Za-z0-9-]{8,128})\.txt$", well_known.index_now_key, name="index_now_key"),
    path("robots.txt", views.robots, name="robots"),
    path("sitemap.xml", sitemaps.index, name="sitemap"),
    path("sitemap-news.xml", sitemaps.news, name="sitemap_news"),
    path("sitemap-pages.xml", sitemaps.pages, name="sitemap_pages"),
    path("sitemap-<int:year>-<int:month>.xml", sitemaps.month, name="sitemap_month"),
    re_path(rf"^(?P<path>[^.\x00]+?)/{FEED}", feeds.section, name="section_feed"),
    # A story is found by the number at the end; whatever stands before it is put right by a redirect.
    re_path(r"^(?P<path>[^\x00]+)-(?P<story_id>[0-9]{1,15})/$", views.story, name="story"),
    re_path(r"^(?P<path>[^\x00]+)-(?P<story_id>[0-9]{1,15})/pictures/$", views.story_pictures, name="story_pictures"),
    re_path(r"^(?P<path>(?!desk/)[^.\x00]+?)/$", views.section, name="section"),
    # Without the slash the same views answer, so that one redirect mends all that is wrong with an address.
    re_path(r"^(?P<path>[^\x00]+)-(?P<story_id>[0-9]{1,15})$", views.story),
    re_path(r"^(?P<path>(?!desk/)[^.\x00]+?)$", views.section),
]
