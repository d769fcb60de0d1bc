from django.urls import path

from . import views

app_name = "pictures"
urlpatterns = [path("<str:name>", views.rendition_file, name="rendition_file")]
