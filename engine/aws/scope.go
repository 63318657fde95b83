package aws

import "strings"

const regionDefault = "us-east-1"

// scope reads region and service out of the credentials of a request: Credential=KEY/20260101/eu-west-1/sqs/aws4_request
// in the header, or the parameter X-Amz-Credential of a URL that was signed in advance. Nothing of it is verified.
func scope(r *Request) (region, service string, signed bool) {
	text := r.header("Authorization")
	if _, rest, ok := strings.Cut(text, "Credential="); ok {
		text, _, _ = strings.Cut(rest, ",")
	} else if _, rest, ok := strings.Cut(r.Query, "X-Amz-Credential="); ok {
		text, _, _ = strings.Cut(rest, "&")
		text, _ = unescape(text)
	} else {
		return regionDefault, "", false
	}
	for range 2 {
		_, text, _ = strings.Cut(text, "/")
	}
	region, text, _ = strings.Cut(text, "/")
	service, _, _ = strings.Cut(text, "/")
	if !isRegion(region) {
		region = regionDefault
	}
	return region, service, true
}

func isRegion(text string) bool {
	for i := range len(text) {
		if c := text[i]; (c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '-' {
			return false
		}
	}
	return text != "" && len(text) <= regionBytesMax
}
