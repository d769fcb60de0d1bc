from django.db import models

from .picture import Picture


class Rendition(models.Model):
    """A picture as readers get it: one crop, at one width, in one format. Made by `renditions.make_renditions`."""

    class Format(models.TextChoices):
        AVIF = "avif", "AVIF"
        WEBP = "webp", "WebP"
        JPEG = "jpeg", "JPEG"

    picture = models.ForeignKey(Picture, models.CASCADE, related_name="renditions")
    crop = models.CharField(max_length=8, blank=True, default="", db_default="")  # a name of shapes.CROPS, "" is whole
    width = models.PositiveIntegerField()  # pixels
    height = models.PositiveIntegerField()
    format = models.CharField(max_length=4, choices=Format)
    file = models.FileField(max_length=200)  # pictures/<16 hex digits>-<width>.<avif, webp or jpg>
    bytes = models.PositiveIntegerField()
    made_of = models.CharField(max_length=16, default="", db_default="")  # see renditions.made_of

    class Meta:
        indexes = [models.Index(fields=["file"], name="rendition_by_file")]  # whether a file is needed still
        constraints = [
            models.UniqueConstraint(
                fields=["picture", "crop", "width", "format"],
                name="a_picture_has_one_rendition_of_a_crop_width_format",
            ),
        ]

    def __str__(self):
        return f"{self.width} × {self.height} {self.get_format_display()}"

    def get_absolute_url(self):
        """By `views.rendition_file`, or straight from where S3_PUBLIC_ADDRESS says."""
        return self.file.url
