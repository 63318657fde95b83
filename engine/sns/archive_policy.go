package sns

import (
	"strconv"
	"time"

	"playground/engine/kernel"
	"playground/engine/value"
)

// ParseArchivePolicy reads the ArchivePolicy of a FIFO topic, such as {"MessageRetentionPeriod":"30"}, or says what is
// wrong with it in words of ours.
func ParseArchivePolicy(text string) (policy value.Value, reason string) {
	v, reason := parseObject(text)
	if reason != "" {
		return value.Null, reason
	}
	if v.Len() == 0 {
		return v, "" // what ends the archiving
	}
	if reason = only("", v, "MessageRetentionPeriod"); reason != "" {
		return value.Null, reason
	}
	if archiveDays(v) == 0 {
		return value.Null, "MessageRetentionPeriod must be 1 to " + strconv.Itoa(archiveDaysMax) + " days"
	}
	return v, ""
}

// archiveDays is for how many days a policy keeps messages; 0 where it does not say so.
func archiveDays(v value.Value) int64 {
	period, _ := known(v, "MessageRetentionPeriod")
	days, ok := period.AsInt()
	if text, is := period.AsText(); is {
		n, err := strconv.Atoi(text)
		days, ok = int64(n), err == nil
	}
	if !ok || days < 1 || days > archiveDaysMax {
		return 0
	}
	return days
}

// ParseReplayPolicy reads the ReplayPolicy of a subscription, such as
// {"PointType":"Timestamp","StartingPoint":"2026-01-01T00:00:00.000Z"}, or says what is wrong with it in words of ours.
func ParseReplayPolicy(text string) (policy value.Value, reason string) {
	v, reason := parseObject(text)
	if reason != "" {
		return value.Null, reason
	}
	if v.Len() == 0 {
		return v, "" // what ends a replay
	}
	if reason = only("", v, "PointType", "StartingPoint", "EndingPoint"); reason != "" {
		return value.Null, reason
	}
	if kind, _ := part(v, "PointType").AsText(); kind != "Timestamp" {
		return value.Null, "PointType must be Timestamp"
	}
	from, ok := instant(part(v, "StartingPoint"))
	if !ok {
		return value.Null, "StartingPoint must be a timestamp such as 2026-01-01T00:00:00.000Z"
	}
	if end, given := known(v, "EndingPoint"); given {
		to, ok := instant(end)
		if !ok {
			return value.Null, "EndingPoint must be a timestamp such as 2026-01-01T00:00:00.000Z"
		}
		if to <= from {
			return value.Null, "EndingPoint must be later than StartingPoint"
		}
	}
	return v, ""
}

// instant is in nanoseconds since 1970.
func instant(v value.Value) (nanoseconds int64, ok bool) {
	text, _ := v.AsText()
	return kernel.ParseTimestamp(text)
}

// window is what a ReplayPolicy asks for, in virtual time that began at epoch; ok is false where it asks for nothing.
func window(policy string, epoch int64) (from, to kernel.Time, ok bool) {
	v, reason := ParseReplayPolicy(policy)
	if reason != "" || v.Len() == 0 {
		return 0, kernel.Forever, false
	}
	start, _ := instant(part(v, "StartingPoint"))
	from, to = virtual(start, epoch), kernel.Forever
	if end, given := known(v, "EndingPoint"); given {
		t, _ := instant(end)
		to = virtual(t, epoch)
	}
	return from, to, true
}

// virtual is the virtual time of an instant, within what can be told.
func virtual(nanoseconds, epoch int64) kernel.Time {
	return kernel.Time(0).Add(time.Unix(0, nanoseconds).Sub(time.Unix(epoch, 0)))
}
