package asl

// timestamp writes milliseconds of Unix time as the Context Object has them: 2024-01-31T12:00:00.250Z. It is here
// because package time is a hundredth of the module that people download.
func timestamp(at int64) string {
	day, rest := at/86_400_000, at%86_400_000
	if rest < 0 {
		day, rest = day-1, rest+86_400_000
	}
	year, month, dayOfMonth := civil(day)
	text := []byte("0000-00-00T00:00:00.000Z")
	digits(text[0:4], year)
	digits(text[5:7], month)
	digits(text[8:10], dayOfMonth)
	digits(text[11:13], rest/3_600_000)
	digits(text[14:16], rest/60_000%60)
	digits(text[17:19], rest/1000%60)
	digits(text[20:23], rest%1000)
	return string(text)
}

func digits(into []byte, n int64) {
	for i := len(into) - 1; i >= 0; i-- {
		into[i] = '0' + byte(n%10)
		n /= 10
	}
}

// civil turns days since 1970 into a date. It counts in years that begin in March, so that the leap day is the last of
// its year.
func civil(days int64) (year, month, day int64) {
	days += 719_468
	era := days / 146_097
	if days < 0 {
		era = (days - 146_096) / 146_097
	}
	dayOfEra := days - era*146_097
	yearOfEra := (dayOfEra - dayOfEra/1460 + dayOfEra/36_524 - dayOfEra/146_096) / 365
	dayOfYear := dayOfEra - (365*yearOfEra + yearOfEra/4 - yearOfEra/100)
	month = (5*dayOfYear + 2) / 153
	day = dayOfYear - (153*month+2)/5 + 1
	year = yearOfEra + era*400
	if month += 3; month > 12 {
		month, year = month-12, year+1
	}
	return year, month, day
}
