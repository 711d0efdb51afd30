module peer

go 1.25

require github.com/goccy/go-json v0.12.0 // indirect
