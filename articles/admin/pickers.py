"""Fields in which the desk looks for a section, a picture, an author, a story, and picks one."""

from django.contrib.admin.widgets import AutocompleteSelect, RelatedFieldWidgetWrapper

from newsroom.finding import NUMBER

NOTHING = "0"  # the number of no row


class Picker(AutocompleteSelect):
    """Django's own, which fails when it is shown again with what is no number: that picks nothing here."""

    def value_from_datadict(self, data, files, name):
        value = super().value_from_datadict(data, files, name)
        return value if not value or NUMBER.fullmatch(value) else NOTHING


class Picks:
    """For admins and inlines: `autocomplete_fields` with our picker."""

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs["widget"] = Picker(db_field, self.admin_site, using=kwargs.get("using"))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        """Beside a picker stands only “add”: what deletes a section has no place beside a story."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field and isinstance(field.widget, RelatedFieldWidgetWrapper):
            widget = field.widget
            widget.can_change_related = widget.can_delete_related = widget.can_view_related = False
        return field
