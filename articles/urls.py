from django.urls import path, re_path

from . import feeds, sharing, sitemaps, views

# No pattern takes the byte 0: PostgreSQL refuses to look for it.
urlpatterns = [
    path("", views.front_page, name="front"),
    path("feed/", feeds.paper, name="feed"),
    path("search/", views.find, name="search"),
    path("corrections/", views.corrections, name="corrections"),
    path("corrections/feed/", feeds.corrections, name="corrections_feed"),
    path("archive/", views.archive, name="archive"),
    path("archive/<int:year>/<int:month>/", views.month, name="month"),
    path("archive/<int:year>/<int:month>/<int:day>/", views.day, name="day"),
    re_path(r"^tag/(?P<slug>[^/\x00]+)/$", views.tag, name="tag"),
    re_path(r"^author/(?P<slug>[^/\x00]+)/$", views.author, name="author"),
    re_path(r"^read/(?P<story_id>[0-9]{1,15})/$", views.read, name="read"),
    re_path(r"^shared/(?P<token>[^/\x00]+)/$", sharing.shared, name="shared"),
    re_path(r"^shared/(?P<token>[^/\x00]+)$", sharing.shared),  # as a careless hand copies it
    path("robots.txt", views.robots, name="robots"),
    path("sitemap.xml", sitemaps.index, name="sitemap"),
    path("sitemap-<int:year>-<int:month>.xml", sitemaps.month, name="sitemap_month"),
    re_path(r"^(?P<path>[^.\x00]+)/feed/$", feeds.section, name="section_feed"),
    # A story is found by the number at the end; whatever stands before it is put right by a redirect.
    re_path(r"^(?P<path>[^\x00]+)-(?P<story_id>[0-9]{1,15})/$", views.story, name="story"),
    re_path(r"^(?P<path>(?!desk/)[^.\x00]+?)/$", views.section, name="section"),
    # Without the slash the same views answer, so that one redirect mends all that is wrong with an address.
    re_path(r"^(?P<path>[^\x00]+)-(?P<story_id>[0-9]{1,15})$", views.story),
    re_path(r"^(?P<path>(?!desk/)[^.\x00]+?)$", views.section),
]
