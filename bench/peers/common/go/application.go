// SPDX-License-Identifier: Apache-2.0
package peer

import (
	"strconv"
	"strings"

	"github.com/goccy/go-json"
)

// Application is what the rules read of an application. Amounts are the text as written: an engine makes of them what its
// numbers are.
type Application struct {
	ID             string      `json:"项目编号"`
	Region         string      `json:"所在地"`
	Industry       string      `json:"行业"`
	Investment     json.Number `json:"固定资产投资"` // in 万元
	Area           json.Number `json:"用地面积"`   // in 亩
	LandUse        string      `json:"供地方式"`
	SpecialProcess bool        `json:"特殊工艺"`
}

// ParseApplication reads a line of NDJSON. go-json is a decoder with the interface of encoding/json, and faster.
func ParseApplication(line []byte) (application Application) {
	if err := json.Unmarshal(line, &application); err != nil {
		panic(err)
	}
	return application
}

// Steps reads a decimal as a whole number of steps of 10^-decimals: Steps("2.5", 4) is 25000.
func Steps(text json.Number, decimals int) int64 {
	whole, fraction, _ := strings.Cut(string(text), ".")
	if len(fraction) > decimals {
		panic("too many decimals: " + string(text))
	}
	return must(strconv.ParseInt(whole+fraction+strings.Repeat("0", decimals-len(fraction)), 10, 64))
}

// Floating reads a decimal as the nearest binary fraction.
func Floating(text json.Number) float64 { return must(text.Float64()) }

// Must is the value, or panics with the error.
func Must[T any](value T, err error) T { return must(value, err) }
