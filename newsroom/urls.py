from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("desk/", admin.site.urls),
    path("media/pictures/", include("pictures.urls")),
    path("", include("articles.urls")),
]
handler404 = "articles.views.missing"
handler500 = "articles.views.failed"
