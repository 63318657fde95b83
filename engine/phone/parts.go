package phone

import "strings"

// A text message holds 140 bytes: 160 characters of the GSM alphabet of 7 bits, or 70 of UCS-2. A longer text becomes
// several (SNS API reference, Publish, PhoneNumber).
const (
	gsmMax  = 160
	ucs2Max = 70
)

// The alphabet of GSM 03.38, and those of its characters that take two places.
const (
	gsm     = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
	gsmWide = "^{}\\[~]|€"
)

// parts is how many messages a text becomes; a push notification is always one.
func parts(port, text string) int {
	if port != "sms" {
		return 1
	}
	narrow, units, inGSM := 0, 0, true
	for _, c := range text {
		units++
		if c > 0xffff {
			units++ // a pair of surrogates
		}
		switch {
		case strings.ContainsRune(gsm, c):
			narrow++
		case strings.ContainsRune(gsmWide, c):
			narrow += 2
		default:
			inGSM = false
		}
	}
	if inGSM {
		return max(1, (narrow+gsmMax-1)/gsmMax)
	}
	return (units + ucs2Max - 1) / ucs2Max
}
