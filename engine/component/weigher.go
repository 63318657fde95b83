package component

// Weigher is kept by components that may come to hold much. Bytes estimates how much memory they take, without what
// they share with beside: the same component in another clone of the session, or nil.
type Weigher interface{ Bytes(beside Component) int64 }
