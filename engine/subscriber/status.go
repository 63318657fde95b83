package subscriber

import (
	"strconv"

	"playground/engine/component"
)

// statusBroken is the status of a failure by chance.
const statusBroken = 500

// statuses has a row for each status that an endpoint can be set to answer with: its words of RFC 9110 and RFC 6585.
var statuses = [...]struct {
	code  int
	words string
}{
	{200, "OK"}, {204, "No Content"}, {301, "Moved Permanently"}, {400, "Bad Request"}, {403, "Forbidden"}, {404, "Not Found"},
	{410, "Gone"}, {429, "Too Many Requests"}, {500, "Internal Server Error"}, {503, "Service Unavailable"},
}

// Answers lists the statuses that an endpoint can be set to answer with, such as "404 Not Found".
func Answers() []string {
	all := make([]string, len(statuses))
	for i := range statuses {
		all[i] = statusText(statuses[i].code)
	}
	return all
}

// Status is the code that one of the Answers begins with; 0 for any other text.
func Status(answer string) int {
	number, _ := strconv.Atoi(answer[:min(len(answer), 3)])
	return number
}

// noConnection stands for the status of what never reached anybody.
const noConnection = "NoConnection"

func statusText(status int) string {
	if status == 0 {
		return noConnection
	}
	text := strconv.Itoa(status)
	for i := range statuses {
		if statuses[i].code == status {
			text += " " + statuses[i].words
		}
	}
	return text
}

// statusFault is what a sender makes of a status: nil for success. 5xx and 429 are worth a retry, anything else is not
// (SNS developer guide, message delivery retries).
func statusFault(status int) *component.Fault {
	if status >= 200 && status < 300 {
		return nil
	}
	return &component.Fault{Code: statusText(status), Message: "the endpoint answered " + statusText(status), Server: status == 0 || status >= 500 || status == 429}
}
