package aws

// Service is a service as the protocols see it. Make it with NewService.
type Service struct {
	Name       string // in credentials: "sqs"
	Target     string // what X-Amz-Target has before the dot; "" for a service that does not speak JSON
	Namespace  string // of the types of errors in JSON, such as "com.amazonaws.sqs"
	XML        string // the namespace of answers in XML
	Version    string // what the parameter Version says in Query
	Detail     bool   // errors in XML have an element Detail, which is empty
	Operations []Operation
	Errors     []Error
	index      map[string]int
	errors     map[string]int
}

// Operation is one operation of a service.
type Operation struct {
	Name     string
	Input    *Shape
	Output   *Shape // nil when it answers with nothing but success
	Endpoint bool   // it is about no resource, and cannot be called on the URL of one
}

// Error says how a fault is written.
type Error struct {
	Shape    string // the type in JSON
	Code     string // in Query; faults go by it
	Status   int
	Server   bool   // whose error it is
	Legacy   string // the message in Query, where it differs
	FrontEnd bool   // AWS's front end has the type, and not the service
}

// NewService completes a table: its operations and errors must have names of their own.
func NewService(s Service) *Service {
	s.index = make(map[string]int, len(s.Operations))
	for i := range s.Operations {
		s.index[s.Operations[i].Name] = i
	}
	s.errors = make(map[string]int, len(s.Errors))
	for i := range s.Errors {
		s.errors[s.Errors[i].Code] = i
	}
	return &s
}

func (s *Service) find(operation string) (int, bool) {
	i, ok := s.index[operation]
	return i, ok
}
