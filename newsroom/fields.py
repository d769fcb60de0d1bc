"""Model fields for words that people write: cleaned on every road into the database."""

from django import forms
from django.db import models

from newsroom import text

SLASHED = "The words of an address have no slash between them. Put a hyphen there."
INVISIBLE = "This has no character that a reader could see. Write at least one."


class CleanedText:
    """What `LineField` and `BlockField` share: `tidy` is applied by forms, full_clean, save and update() alike."""

    tidy = staticmethod(text.line)

    def to_python(self, value):
        value = super().to_python(value)
        return self.tidy(value) if isinstance(value, str) else value

    def pre_save(self, model_instance, add):
        value = super().pre_save(model_instance, add)
        if isinstance(value, str):
            value = self.tidy(value)
            setattr(model_instance, self.attname, value)
        return value

    def get_db_prep_save(self, value, connection):
        return super().get_db_prep_save(self.tidy(value) if isinstance(value, str) else value, connection)


class TidyFormField(forms.CharField):
    """A text field that tells text without a visible character from text that is missing.

    How much fits is told to the page as `data-longest`: with `maxlength` a browser cuts what is pasted, without a word.
    """

    def __init__(self, *args, tidy=text.line, **kwargs):
        self.tidy = tidy
        super().__init__(*args, **kwargs)

    def widget_attrs(self, widget):
        attrs = super().widget_attrs(widget)
        longest = attrs.pop("maxlength", None)
        return {**attrs, "data-longest": longest} if longest else attrs

    def to_python(self, value):
        raw = super().to_python(value)
        tidied = self.tidy(raw) if raw else raw
        if raw and not tidied and self.required:
            raise forms.ValidationError(INVISIBLE, code="invisible")
        return tidied


class LineField(CleanedText, models.CharField):
    """One line of text (`text.line`)."""

    def formfield(self, **kwargs):
        return super().formfield(**{"form_class": TidyFormField, "tidy": self.tidy, **kwargs})


class BlockField(CleanedText, models.TextField):
    """Text of one or more lines (`text.block`)."""

    tidy = staticmethod(text.block)

    def formfield(self, **kwargs):
        return super().formfield(**{"form_class": TidyFormField, "tidy": self.tidy, **kwargs})


class AddressPartFormField(forms.CharField):
    """Takes what people type for an address and makes it one (`text.address_part`): “QR codes!” is qr-codes. What has a
    slash inside would be another than was meant."""

    def to_python(self, value):
        typed = super().to_python(value)
        if "/" in typed.strip("/ "):
            raise forms.ValidationError(SLASHED, code="invalid")
        part = text.address_part(typed, "")
        if typed and not part:
            raise forms.ValidationError("An address needs a letter or a digit.", code="invalid")
        return part


class AddressPartField(models.SlugField):
    """Words of an address, in any script: letters with their marks, digits, hyphens."""

    default_validators = []  # a slug’s own would refuse the vowel signs of Thai

    def clean(self, value, model_instance):
        return super().clean(text.address_part(value or "", ""), model_instance)

    def formfield(self, **kwargs):
        return models.CharField.formfield(self, **{"form_class": AddressPartFormField, **kwargs})
