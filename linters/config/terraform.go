package config

import (
	"bytes"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"

	"github.com/flinkvet/flinkvet/linters/draft"
)

// terraform reads the resources of Realtime Compute in a file of Terraform
// (alicloud_realtime_compute_deployment, …_job and …_variable of the provider
// aliyun/alicloud). Their arguments are the fields of the platform's interface
// in snake_case. Nothing is evaluated: what an expression stands for is not
// known here.
func (f *File) terraform(text draft.Text) {
	src := []byte(text.String())
	if marks(text.String()) > maxMarks || nestsDeep(src) {
		f.tooLarge(text)
		return
	}
	file, faults := hclsyntax.ParseConfig(src, "", hcl.InitialPos)
	h := &hclReader{text: text, src: src}
	for _, fault := range faults {
		if fault.Severity == hcl.DiagError && fault.Subject != nil {
			at := h.bound(*fault.Subject)
			f.Errors = append(f.Errors, draft.Error{Range: text.Range(at.lo, at.hi), Msg: "this is not valid Terraform; Terraform itself says more (terraform validate)"})
			break
		}
	}
	if file == nil {
		return
	}
	body, ok := file.Body.(*hclsyntax.Body)
	if !ok {
		return
	}
	for _, block := range body.Blocks {
		if block.Type == "resource" && len(block.Labels) == 2 {
			f.terraformResource(h, block)
		}
	}
}

// nestsDeep reports whether the library, which calls itself for every level of
// an expression, might not come back from a text.
func nestsDeep(src []byte) bool {
	const deepest = 1000
	depth, marks, run := 0, 0, 0
	for _, c := range src {
		switch c {
		case '(', '[', '{':
			depth++
		case ')', ']', '}':
			depth--
		case '?', '%':
			marks++
		}
		switch c {
		case '!', '-':
			run++
		case ' ', '\t':
		default:
			run = 0
		}
		if depth > deepest || marks > 20*deepest || run > deepest {
			return true
		}
	}
	return false
}

func (f *File) terraformResource(h *hclReader, block *hclsyntax.Block) {
	switch tree := h.body(block.Body, block.Range(), 0); block.Labels[0] {
	case "alicloud_realtime_compute_deployment", "alicloud_realtime_compute_job":
		before := len(f.Deployments)
		f.realtimeCompute(tree)
		for _, d := range f.Deployments[before:] {
			d.Kind = block.Labels[0]
		}
	case "alicloud_realtime_compute_variable":
		if isVariable(tree) {
			f.Variables = append(f.Variables, variable(tree))
		}
	default:
		f.terraformAccess(h, block, tree)
	}
}

// An hclReader makes trees of the syntax of HCL.
type hclReader struct {
	text draft.Text
	src  []byte
}

// bound returns a range of the library as offsets within the text.
func (h *hclReader) bound(r hcl.Range) span {
	lo := min(max(r.Start.Byte, 0), len(h.src))
	return span{lo, min(max(r.End.Byte, lo), len(h.src))}
}

func (h *hclReader) at(r hcl.Range) draft.Range {
	b := h.bound(r)
	return h.text.Range(b.lo, b.hi)
}

// body returns a block as a map: its arguments, and the blocks in it. Of blocks
// that come several times it makes a list.
func (h *hclReader) body(body *hclsyntax.Body, at hcl.Range, depth int) *Value {
	v := &Value{Form: Map, Range: h.at(at)}
	if depth > maxDepth {
		return v
	}
	for _, a := range sorted(body) {
		key := h.field(a.NameRange)
		v.Entries = append(v.Entries, &Entry{Range: h.at(a.SrcRange), Key: key, Value: h.value(a.Expr, !freeKeys[key.String()], depth+1)})
	}
	for _, b := range body.Blocks {
		inner := h.body(b.Body, b.Range(), depth+1)
		key := h.field(b.TypeRange)
		if e := v.Entry(key.String()); e != nil {
			if e.Value.Form != List {
				e.Value = &Value{Form: List, Range: e.Value.Range, Items: []*Value{e.Value}}
			}
			e.Value.Items = append(e.Value.Items, inner)
			continue
		}
		v.Entries = append(v.Entries, &Entry{Range: inner.Range, Key: key, Value: inner})
	}
	return v
}

// freeKeys are the arguments whose keys are the user's.
var freeKeys = map[string]bool{"flinkConf": true, "labels": true}

// sorted returns the arguments of a block in the order of the text.
func sorted(body *hclsyntax.Body) []*hclsyntax.Attribute {
	var all []*hclsyntax.Attribute
	for _, a := range body.Attributes {
		all = append(all, a)
	}
	slices.SortFunc(all, func(a, b *hclsyntax.Attribute) int { return a.SrcRange.Start.Byte - b.SrcRange.Start.Byte })
	return all
}

// field returns the name of an argument as the platform's interface has it.
func (h *hclReader) field(at hcl.Range) *Value {
	b := h.bound(at)
	name := camelCase(string(h.src[b.lo:b.hi]))
	if name == "deploymentName" {
		name = "name"
	}
	var text draft.TextBuilder
	text.Decoded(name, h.text.Pos(b.lo), b.hi-b.lo)
	return &Value{Form: Scalar, Range: h.at(at), Text: text.Text(h.text.Pos(b.lo))}
}

func camelCase(name string) string {
	parts := strings.Split(name, "_")
	for i, p := range parts[1:] {
		if p != "" {
			parts[i+1] = strings.ToUpper(p[:1]) + p[1:]
		}
	}
	return strings.Join(parts, "")
}

// value returns what an expression says. The keys of an object are fields
// where fields says so.
func (h *hclReader) value(expr hclsyntax.Expression, fields bool, depth int) *Value {
	if depth > maxDepth {
		return h.unknown(expr)
	}
	switch e := expr.(type) {
	case *hclsyntax.LiteralValueExpr:
		b := h.bound(e.SrcRange)
		return &Value{Form: Scalar, Range: h.at(e.SrcRange), Text: h.text.Slice(b.lo, b.hi)}
	case *hclsyntax.TemplateExpr:
		return h.template(e)
	case *hclsyntax.ParenthesesExpr:
		return h.value(e.Expression, fields, depth+1)
	case *hclsyntax.ObjectConsExpr:
		v := &Value{Form: Map, Range: h.at(e.SrcRange)}
		for _, item := range e.Items {
			key := h.key(item.KeyExpr, fields)
			value := h.value(item.ValueExpr, fields && !freeKeys[key.String()], depth+1)
			v.Entries = append(v.Entries, &Entry{Range: draft.Range{From: key.From, To: max(key.From, value.To)}, Key: key, Value: value})
		}
		return v
	case *hclsyntax.TupleConsExpr:
		v := &Value{Form: List, Range: h.at(e.SrcRange)}
		for _, item := range e.Exprs {
			v.Items = append(v.Items, h.value(item, fields, depth+1))
		}
		return v
	}
	return h.unknown(expr)
}

func (h *hclReader) key(expr hclsyntax.Expression, field bool) *Value {
	if k, ok := expr.(*hclsyntax.ObjectConsKeyExpr); ok {
		if hcl.ExprAsKeyword(k) != "" {
			if field {
				return h.field(k.Range())
			}
			b := h.bound(k.Range())
			return &Value{Form: Scalar, Range: h.at(k.Range()), Text: h.text.Slice(b.lo, b.hi)}
		}
		expr = k.Wrapped
	}
	return h.value(expr, false, maxDepth)
}

// unknown returns what is known only when Terraform runs, as a reference.
func (h *hclReader) unknown(expr hclsyntax.Expression) *Value {
	b := h.bound(expr.Range())
	var text draft.TextBuilder
	text.Decoded("${"+string(h.src[b.lo:b.hi])+"}", h.text.Pos(b.lo), b.hi-b.lo)
	return &Value{Form: Scalar, Range: h.at(expr.Range()), Text: text.Text(h.text.Pos(b.lo))}
}

// template returns a string: its text, and the interpolations in it as they
// are written.
func (h *hclReader) template(e *hclsyntax.TemplateExpr) *Value {
	var text draft.TextBuilder
	for _, part := range e.Parts {
		b := h.bound(part.Range())
		literal, ok := part.(*hclsyntax.LiteralValueExpr)
		if ok && literal.Val.Type().FriendlyName() == "string" {
			h.literal(&text, literal.Val.AsString(), b)
			continue
		}
		b = h.interpolation(b)
		appendText(&text, h.text, b.lo, b.hi)
	}
	whole := h.bound(e.SrcRange)
	return &Value{Form: Scalar, Quoted: true, Range: h.at(e.SrcRange), Text: text.Text(h.text.Pos(whole.lo))}
}

// interpolation returns where the interpolation of an expression stands, the
// signs around it included: "${ var.x }".
func (h *hclReader) interpolation(expr span) span {
	lo := len(bytes.TrimRight(h.src[:expr.lo], "~ \t\r\n"))
	if !bytes.HasSuffix(h.src[:lo], []byte("${")) {
		return expr
	}
	rest := bytes.TrimLeft(h.src[expr.hi:], "~ \t\r\n")
	if len(rest) == 0 || rest[0] != '}' {
		return expr
	}
	return span{lo - len("${"), len(h.src) - len(rest) + 1}
}

// literal adds a part of a string that is written at b: as it is, or with
// escapes, or without the indentation that its here-document takes off.
func (h *hclReader) literal(text *draft.TextBuilder, s string, b span) {
	src := string(h.src[b.lo:b.hi])
	if rest, ok := strings.CutSuffix(src, s); ok && strings.TrimSpace(rest) == "" {
		appendText(text, h.text, b.hi-len(s), b.hi)
		return
	}
	for lo := b.lo; s != "" && lo < b.hi; {
		if h.src[lo] == s[0] && (h.src[lo] != '\\') && !escapesTemplate(src[lo-b.lo:]) {
			appendText(text, h.text, lo, lo+1)
			s, lo = s[1:], lo+1
			continue
		}
		if h.src[lo] == ' ' || h.src[lo] == '\t' {
			lo++ // indentation that a here-document takes off
			continue
		}
		decoded, size := hclEscape(src[lo-b.lo:])
		if !strings.HasPrefix(s, decoded) {
			break
		}
		text.Decoded(decoded, h.text.Pos(lo), size)
		s, lo = s[len(decoded):], lo+size
	}
	if s != "" {
		text.Decoded(s, h.text.Pos(b.hi), 0)
	}
}

// escapesTemplate reports whether a doubled sign stands at the head of src,
// which takes the meaning from what follows: "$${name}".
func escapesTemplate(src string) bool {
	return strings.HasPrefix(src, "$${") || strings.HasPrefix(src, "%%{")
}

// hclEscape returns what the escape at the head of src stands for and how many
// bytes it takes.
func hclEscape(src string) (string, int) {
	if escapesTemplate(src) {
		return src[1:3], 3
	}
	if len(src) < 2 {
		return src, len(src)
	}
	switch src[1] {
	case 'n':
		return "\n", 2
	case 'r':
		return "\r", 2
	case 't':
		return "\t", 2
	}
	return src[1:2], 2
}
