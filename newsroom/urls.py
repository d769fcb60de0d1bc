from django.contrib import admin
from django.urls import include, path, re_path

from newsroom import dress

NAME = r"[0-9a-f]{16}-\d{1,5}x\d{1,5}\.(?:svg|webp|png|ico)"
SHADE = r"(?P<accent>[0-9a-f]{6})-(?P<fingerprint>[0-9a-f]{8})"
urlpatterns = [
    path("desk/", include("newsroom.accounts.urls")),
    path("desk/", admin.site.urls),
    path("media/pictures/", include("pictures.urls")),
    re_path(rf"^media/paper/(?P<name>{NAME})$", dress.artwork, name="artwork"),
    re_path(rf"^media/paper/{SHADE}\.css$", dress.accent, name="accent"),
    re_path(rf"^media/paper/{SHADE}-desk\.css$", dress.accent_of_the_desk, name="accent_of_the_desk"),
    path("favicon.ico", dress.favicon, name="favicon"),
    path("apple-touch-icon.png", dress.apple_touch_icon, name="apple_touch_icon"),
    path("manifest.webmanifest", dress.manifest, name="manifest"),
    path("weather/", include("weather.urls")),
    path("", include("articles.urls")),
]
handler404 = "articles.views.missing"
handler500 = "articles.views.failed"
