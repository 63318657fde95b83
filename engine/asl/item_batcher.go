package asl

import "playground/engine/value"

// batcher is an ItemBatcher.
type batcher struct {
	items quantity  // MaxItemsPerBatch
	bytes quantity  // MaxInputBytesPerBatch
	input *template // BatchInput
}

func (c *compiler) batcher(v value.Value) (b *batcher) {
	body, there := c.object(v, "ItemBatcher")
	if !there {
		return nil
	}
	c.within("ItemBatcher", func() {
		b = &batcher{
			c.quantityAt(body, "MaxItemsPerBatch", "ItemBatcher/"), c.quantityAt(body, "MaxInputBytesPerBatch", "ItemBatcher/"),
			c.templateAt(body, "BatchInput", "ItemBatcher/"),
		}
	})
	return b
}

// share gives the input of the next child execution: an item, or a batch of them. items is 0 when none are left.
func (x *Execution) share(t int32) (input value.Value, items int32, bad *failure) {
	th := &x.threads[t]
	b := th.block
	if int(b.next) >= b.items.Len() {
		return input, 0, nil
	}
	batch := th.state.each.spread.batcher
	if batch == nil {
		input, bad = x.pick(t)
		return input, 1, bad
	}
	return x.batch(t, batch)
}

// pick gives the next item, as the ItemSelector wants it.
func (x *Execution) pick(t int32) (value.Value, *failure) {
	b := x.threads[t].block
	i := int(b.next)
	item, key := itemOf(b.items, i)
	input, bad := x.selected(t, i, item, key)
	if bad == nil {
		b.next++
	}
	return input, bad
}

// batch collects items until there are as many, or as large ones, as a batch may have. One alone may be any size.
func (x *Execution) batch(t int32, batch *batcher) (input value.Value, n int32, bad *failure) {
	b := x.threads[t].block
	s := x.scope(t, b.from)
	most, _, bad := s.integer(&batch.items)
	if bad != nil {
		return input, 0, bad
	}
	bytes, limited, bad := s.integer(&batch.bytes)
	if bad != nil {
		return input, 0, bad
	}
	if !limited || bytes <= 0 || bytes > payloadBytesMost {
		bytes = payloadBytesMost
	}
	envelope := value.NewObject(2)
	room := int(bytes) - len(`{"Items":[]}`)
	if batch.input != nil {
		more, bad := batch.input.fill(s)
		if bad != nil {
			return input, 0, bad
		}
		envelope.Set("BatchInput", more)
		room -= value.Size(more, payloadBytesMost) + len(`"BatchInput":,`)
	}
	items, bad := x.collect(t, most, room)
	envelope.Set("Items", value.ArrayOf(items))
	return envelope.Value(), int32(len(items)), bad
}

// collect takes items as long as they fit. At most as many as can be in one input.
func (x *Execution) collect(t int32, most int64, room int) (items []value.Value, bad *failure) {
	b := x.threads[t].block
	for int(b.next) < b.items.Len() && (most <= 0 || int64(len(items)) < most) {
		item, bad := x.pick(t)
		if bad != nil {
			return items, bad
		}
		size, fits := x.sizes.measure(item, room)
		if !fits && len(items) > 0 {
			b.next--
			break
		}
		items = append(items, item)
		room -= size + 1
	}
	return items, nil
}
