package sns

import (
	"slices"
	"strconv"

	"playground/engine/value"
)

// ParseDeliveryPolicy reads the DeliveryPolicy of a topic and returns it as AWS gives it back, without members that are
// null; or else it says what is wrong, to stand behind "DeliveryPolicy: ". Texts that say "must be greater than or equal
// to", "must be less than or equal to" and "Unexpected JSON member" were seen from AWS; the others are ours.
func ParseDeliveryPolicy(text string) (policy value.Value, reason string) {
	v, reason := parseObject(text)
	if reason != "" {
		return value.Null, reason
	}
	if reason = only("", v, "http"); reason != "" {
		return value.Null, reason
	}
	out := value.NewObject(1)
	if http, ok := known(v, "http"); ok {
		normal, reason := parseTopicHTTP(http)
		if reason != "" {
			return value.Null, reason
		}
		out.Set("http", normal)
	}
	return out.Value(), ""
}

func parseTopicHTTP(http value.Value) (normal value.Value, reason string) {
	const path = "http."
	names := []string{"defaultHealthyRetryPolicy", "disableSubscriptionOverrides", "defaultThrottlePolicy", "defaultRequestPolicy"}
	if reason = only(path, http, append(names, "defaultSicklyRetryPolicy")...); reason != "" {
		return value.Null, reason
	}
	if reason = checkParts(http, path, names[0], names[2], names[3]); reason != "" {
		return value.Null, reason
	}
	out := value.NewObject(4)
	disabled := value.Bool(false)
	for _, name := range names {
		v, ok := known(http, name)
		switch {
		case name == "disableSubscriptionOverrides":
			if _, is := v.AsBool(); ok && !is {
				return value.Null, path + name + " must be true or false"
			}
			if ok {
				disabled = v
			}
			out.Set(name, disabled)
		case ok:
			out.Set(name, v)
		}
	}
	return out.Value(), ""
}

// ParseSubscriptionDeliveryPolicy is ParseDeliveryPolicy for the policy of a subscription.
func ParseSubscriptionDeliveryPolicy(text string) (policy value.Value, reason string) {
	v, reason := parseObject(text)
	if reason != "" {
		return value.Null, reason
	}
	names := []string{"healthyRetryPolicy", "throttlePolicy", "requestPolicy"}
	if reason = only("", v, append(names, "sicklyRetryPolicy", "guaranteed")...); reason != "" {
		return value.Null, reason
	}
	if reason = checkParts(v, "", names[0], names[1], names[2]); reason != "" {
		return value.Null, reason
	}
	out := value.NewObject(len(names))
	for _, name := range names {
		if part, ok := known(v, name); ok {
			out.Set(name, part)
		}
	}
	return out.Value(), ""
}

// checkParts checks the retry, the throttle and the request policy under the names they have where they stand.
func checkParts(v value.Value, path, retry, throttle, request string) string {
	if part, ok := known(v, retry); ok {
		if reason := checkRetryPolicy(part, path+retry+"."); reason != "" {
			return reason
		}
	}
	if part, ok := known(v, throttle); ok {
		here := path + throttle + "."
		if reason := only(here, part, "maxReceivesPerSecond"); reason != "" {
			return reason
		}
		if _, reason := whole(part, here, "maxReceivesPerSecond", 1, receivesPerSecondMax); reason != "" {
			return reason
		}
	}
	part, _ := known(v, request)
	here := path + request + "."
	if reason := only(here, part, "headerContentType"); reason != "" {
		return reason
	}
	if header, ok := known(part, "headerContentType"); ok {
		if text, is := header.AsText(); !is || !oneLine(text) || text == "" {
			return here + "headerContentType must be a MIME type"
		}
	}
	return ""
}

// checkRetryPolicy: the three members without which there is no policy, the ranges, and an hour for all retries.
func checkRetryPolicy(v value.Value, path string) string {
	if reason := only(path, v, "minDelayTarget", "maxDelayTarget", "numRetries", "numMaxDelayRetries", "numNoDelayRetries", "numMinDelayRetries", "backoffFunction"); reason != "" {
		return reason
	}
	for _, name := range []string{"minDelayTarget", "maxDelayTarget", "numRetries"} {
		if _, ok := known(v, name); !ok {
			return path + name + " must be specified"
		}
	}
	least, reason := whole(v, path, "minDelayTarget", 1, delayTargetMax)
	if reason != "" {
		return reason
	}
	if _, reason = whole(v, path, "maxDelayTarget", least, delayTargetMax); reason != "" {
		return reason
	}
	rest, reason := whole(v, path, "numRetries", 0, numRetriesMax)
	for _, name := range []string{"numNoDelayRetries", "numMinDelayRetries", "numMaxDelayRetries"} {
		if reason != "" {
			return reason
		}
		var n int64
		n, reason = whole(v, path, name, 0, rest)
		rest -= n
	}
	if reason != "" {
		return reason
	}
	if f, ok := known(v, "backoffFunction"); ok {
		if name, _ := f.AsText(); backoffs[name] == nil {
			return path + "backoffFunction must be one of arithmetic, exponential, geometric and linear"
		}
	}
	if compileRetryPolicy(v).total() > retriesTotalMax {
		return path + "numRetries: the retries take more than " + strconv.Itoa(int(retriesTotalMax.Seconds())) + " seconds"
	}
	return ""
}

// whole reads a whole number within a range; an absent one is 0.
func whole(v value.Value, path, name string, least, most int64) (n int64, reason string) {
	member, ok := known(v, name)
	if !ok {
		return 0, ""
	}
	n, ok = member.AsInt()
	switch {
	case !ok:
		return 0, path + name + " must be a whole number"
	case n < least:
		return 0, path + name + " must be greater than or equal to " + strconv.FormatInt(least, 10)
	case n > most:
		return 0, path + name + " must be less than or equal to " + strconv.FormatInt(most, 10)
	}
	return n, ""
}

// known returns a member that is not null.
func known(v value.Value, name string) (member value.Value, ok bool) {
	member, ok = v.Get(name)
	return member, ok && !member.IsNull()
}

// only says which member should not be there.
func only(path string, v value.Value, names ...string) string {
	for i := range v.Len() {
		name := v.Member(i).Name
		if !slices.Contains(names, name) {
			return "Unexpected JSON member: " + path + shown(name)
		}
	}
	return ""
}

func shown(text string) string {
	quoted := value.Preview(value.Text(text), 60)
	return quoted[1 : len(quoted)-1]
}

func parseObject(text string) (v value.Value, reason string) {
	v, bad := value.Parse(text, value.Limits{})
	if bad != nil || v.Kind() != value.KindObject {
		return value.Null, "failed to parse JSON"
	}
	return v, ""
}
