from django.conf import settings
from django.db import models


class SecondStep(models.Model):
    """What somebody proves at the sign-in page beside the password: that they hold the telephone with the key (RFC
    6238). There is one only once a code of it was right."""

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, primary_key=True, related_name="second_step"
    )
    key = models.CharField(max_length=64, help_text="In base 32, as programmes for telephones take it.")
    last_code = models.BigIntegerField(
        help_text="Which half minute since 1970 the last code was of: none counts twice."
    )

    class Meta:
        default_permissions = ()

    def __str__(self):
        return f"second step of {self.person_id}"


class RecoveryCode(models.Model):
    """One of the codes on paper, for whoever has lost the telephone: only what proves it is kept, and that once."""

    step = models.ForeignKey(SecondStep, models.CASCADE, related_name="recovery_codes")
    mark = models.CharField(max_length=64)

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["step", "mark"], name="a_recovery_code_is_kept_once")]

    def __str__(self):
        return f"recovery code of {self.step_id}"
