// An adapter that lets softproof judge a softmax cross-entropy written in Go.
//
// Copy this file, put your own code into the first part, and run
//
//	go build adapter.go && npx softproof certify -- ./adapter
//
// It needs Go 1.18 and its standard library. The protocol that the second part speaks is written down in softproof's
// spec/adapter-protocol.md; you need not read it.
package main

import (
	"bufio"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"strconv"
)

// --- Replace this part -------------------------------------------------------------------------------------------
//
// Each function is given one problem and returns rows * classes numbers, row after row, or a single one for the loss.
// To turn an input down, return an error, or panic. Delete the functions that you do not have, and their lines in mine.
//
// For a float32 implementation set dtype to "float32", and round what you return to it.

const (
	dtype   = "float64"
	name    = "textbook Go"
	version = "1"
)

type problem struct {
	rows, classes int
	logits        []float64 // rows * classes, row after row
	labels        []int     // one class a row, counted from 0; nil where there are no labels
}

var mine = map[string]func(problem) ([]float64, error){
	"softmax":            softmax,
	"log_softmax":        logSoftmax,
	"cross_entropy":      crossEntropy,
	"cross_entropy_grad": crossEntropyGrad,
}

// target is where the label of row i stands. One that names no class would be looked up in another row.
func (p problem) target(i int) int {
	if label := p.labels[i]; label >= 0 && label < p.classes {
		return i*p.classes + label
	}
	panic("a label names no class")
}

func (p problem) row(i int) []float64 { return p.logits[i*p.classes : (i+1)*p.classes] }

func softmax(p problem) ([]float64, error) {
	answer, err := logSoftmax(p)
	for k, x := range answer {
		answer[k] = math.Exp(x)
	}
	return answer, err
}

func logSoftmax(p problem) ([]float64, error) {
	answer := make([]float64, 0, len(p.logits))
	for i := 0; i < p.rows; i++ {
		largest, sum := math.Inf(-1), 0.0
		for _, x := range p.row(i) {
			largest = math.Max(largest, x)
		}
		for _, x := range p.row(i) {
			sum += math.Exp(x - largest)
		}
		for _, x := range p.row(i) {
			answer = append(answer, x-largest-math.Log(sum))
		}
	}
	return answer, nil
}

func crossEntropy(p problem) ([]float64, error) {
	logP, err := logSoftmax(p)
	sum := 0.0
	for i := range p.labels {
		sum -= logP[p.target(i)]
	}
	return []float64{sum / float64(p.rows)}, err
}

func crossEntropyGrad(p problem) ([]float64, error) {
	gradient, err := softmax(p)
	for i := range p.labels {
		gradient[p.target(i)]--
	}
	for k := range gradient {
		gradient[k] /= float64(p.rows)
	}
	return gradient, err
}

// --- From here on nothing needs to be changed --------------------------------------------------------------------

type tensor struct {
	Dtype string `json:"dtype"`
	Shape []int  `json:"shape"`
	Bits  string `json:"bits"`
}

type message struct {
	Cmd        string
	ID         int
	Quantities []string
	Problem    struct {
		Logits tensor
		Labels []int
	}
}

func main() {
	in := bufio.NewReader(os.Stdin)
	// Messages own standard output. What your code prints goes to standard error, which softproof shows if need be.
	out := json.NewEncoder(os.Stdout)
	os.Stdout = os.Stderr
	for {
		line, err := in.ReadBytes('\n')
		if err != nil {
			return
		}
		var asked message
		if err := json.Unmarshal(line, &asked); err != nil {
			panic(err)
		}
		switch asked.Cmd {
		case "stop":
			return
		case "start":
			out.Encode(hello())
		default:
			out.Encode(run(asked))
		}
	}
}

func hello() any {
	quantities := []string{}
	for quantity := range mine {
		quantities = append(quantities, quantity)
	}
	claims := map[string]any{"quantities": quantities, "dtypes": []string{dtype}}
	return map[string]any{"name": name, "version": version, "protocol": 1, "capabilities": claims}
}

func run(asked message) any {
	shape := asked.Problem.Logits.Shape
	given := problem{shape[0], shape[1], readBits(asked.Problem.Logits.Bits), asked.Problem.Labels}
	answers := map[string]any{}
	for _, quantity := range asked.Quantities {
		numbers, err := attempt(quantity, given)
		if err != nil {
			answers[quantity] = map[string]string{"refused": err.Error()}
			continue
		}
		sides := shape
		if quantity == "cross_entropy" {
			sides = []int{}
		}
		answers[quantity] = map[string]tensor{"value": {dtype, sides, writeBits(numbers)}}
	}
	wrote := writeBits(given.logits) != asked.Problem.Logits.Bits
	return map[string]any{"id": asked.ID, "answers": answers, "wrote_to_input": wrote}
}

func attempt(quantity string, given problem) (numbers []float64, err error) {
	defer func() {
		if reason := recover(); reason != nil {
			err = fmt.Errorf("it panicked: %v", reason)
		}
	}()
	function, found := mine[quantity]
	if !found {
		return nil, fmt.Errorf("there is no function for %s", quantity)
	}
	return function(given)
}

func readBits(digits string) []float64 {
	width := len(writeBits([]float64{0}))
	numbers := make([]float64, 0, len(digits)/width)
	for ; digits != ""; digits = digits[width:] {
		bits, err := strconv.ParseUint(digits[:width], 16, 64)
		if err != nil {
			panic(err)
		}
		if dtype == "float32" {
			numbers = append(numbers, float64(math.Float32frombits(uint32(bits))))
		} else {
			numbers = append(numbers, math.Float64frombits(bits))
		}
	}
	return numbers
}

func writeBits(numbers []float64) string {
	bytes := []byte{}
	for _, x := range numbers {
		bits, width := math.Float64bits(x), 8
		if dtype == "float32" {
			bits, width = uint64(math.Float32bits(float32(x))), 4
		}
		for k := width - 1; k >= 0; k-- {
			bytes = append(bytes, byte(bits>>(8*k)))
		}
	}
	return hex.EncodeToString(bytes)
}
