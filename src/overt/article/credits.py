"""Lines that say whose picture it is."""

import re

_AGENCIES = (
    r"AFP|AP|EPA|EFE|DPA|dpa|Reuters|REUTERS|Getty|GETTY|Getty Images|GETTY IMAGES|Shutterstock|SHUTTERSTOCK|Alamy|"
    r"ALAMY|IMAGO|imago|picture alliance|PA|TASS|Anadolu|ANADOLU|Bloomberg|Scanpix|SCANPIX|Handout|HANDOUT|Pool|AAP|"
    r"POOL|ANP|NurPhoto|ZUMA|SIPA|iStock|Flickr|Unsplash|Xinhua|XINHUA|Ritzau|Lehtikuva|ANSA|PAP|CTK|ČTK|BELGA|LETA|BNS|Ukrinform"
)
_MOST_WORDS = 14
# MIRA TOLVANEN/BALTFOTO, Mira Tolvanen/AFP, Photo: Mira Tolvanen, (AP Photo/Mira Tolvanen), © Mira Tolvanen
_FORMS = re.compile(
    rf"^(?:[A-ZÀ-Þ][A-ZÀ-Þ .'’&-]+(?:\s?/\s?[A-ZÀ-Þ0-9 .'’&-]+)+"
    rf"|.{{2,60}}\s?[/|]\s?(?:{_AGENCIES})(?:\s?[/|,].{{0,30}})?"
    r"|[(\[]?(?:Photo|Photograph|Image|Picture|Video|Photos|Foto|Fotos|Bild|Bilder|Фото|Снимка|Zdjęcie|Kuva|Fot\.)"
    r"(?:\s(?:credit|source|courtesy|by|von|de|di|av|af))?\s?[:/©].{1,80}"
    r"|[(\[]?(?:Credit|Image source|Bildquelle|Crédit|Crédits|Crédito)s?\s?:.{1,80}"
    r"|[(\[]?(?:AP Photo|AFP Photo|Photo by|Photograph by|Picture by|Image by|Illustration by|Photo illustration)"
    r".{0,80}"
    rf"|(?:{_AGENCIES})(?:\s?(?:/|via|VIA)\s.{{1,40}})?"
    rf"|.{{2,60}}\s(?:via|VIA)\s(?:{_AGENCIES}).{{0,20}}"
    r"|©\s?[^\d\s].{1,60})[)\].]?$"
)


def is_credit(text: str) -> bool:
    """Whether a whole line is the credit of a picture or film.

    >>> is_credit("ARVO LINNAS/BALTFOTO"), is_credit("Photo: Arvo Linnas"), is_credit("Two men were held on Monday.")
    (True, True, False)
    """
    return len(text) <= 120 and len(text.split()) <= _MOST_WORDS and _FORMS.match(text) is not None
