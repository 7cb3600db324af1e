// A MongoDB-wire server for the store's tests: FerretDB on SQLite, made atomic.
//
// FerretDB's SQLite engine reads, computes and writes an update in separate steps, so two updates of one document
// can both succeed, which MongoDB promises never happens. Our front door therefore lets one command in at a time.
package main

import (
	"context"
	"encoding/binary"
	"errors"
	"flag"
	"io"
	"log"
	"net"
	"os"
	"os/signal"
	"path/filepath"
	"sync"
	"syscall"

	"github.com/FerretDB/FerretDB/ferretdb"
)

func main() {
	listen := flag.String("listen", "127.0.0.1:0", "address to listen on")
	dir := flag.String("dir", ".", "folder for the data")
	flag.Parse()

	// Not in the data folder: a socket's path may only be about a hundred characters long.
	inner, err := os.MkdirTemp("", "ferretdb")
	if err != nil {
		log.Fatal(err)
	}
	defer os.RemoveAll(inner)
	socket := filepath.Join(inner, "socket")
	engine, err := ferretdb.New(&ferretdb.Config{
		Listener:  ferretdb.ListenerConfig{Unix: socket},
		Handler:   "sqlite",
		SQLiteURL: "file:" + *dir + "/",
	})
	if err != nil {
		log.Fatal(err)
	}
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGINT, syscall.SIGTERM)
	defer stop()

	door, err := net.Listen("tcp", *listen)
	if err != nil {
		log.Fatal(err)
	}
	go welcome(door, socket)
	// The script that started us reads the port from this line.
	log.Printf("ready on mongodb://%s/", door.Addr())
	if err := engine.Run(ctx); err != nil {
		log.Fatal(err)
	}
}

func welcome(door net.Listener, socket string) {
	var turn sync.Mutex
	for {
		client, err := door.Accept()
		if err != nil {
			return
		}
		go func() {
			defer client.Close()
			engine, err := net.Dial("unix", socket)
			if err != nil {
				log.Print(err)
				return
			}
			defer engine.Close()
			for serveOne(client, engine, &turn) == nil {
			}
		}()
	}
}

// serveOne passes one command on and its answer back. Nobody else's command runs in between.
func serveOne(client, engine net.Conn, turn *sync.Mutex) error {
	request, err := readMessage(client)
	if err != nil {
		return err
	}
	answer, err := func() ([]byte, error) {
		turn.Lock()
		defer turn.Unlock()
		if _, err := engine.Write(request); err != nil || expectsNoAnswer(request) {
			return nil, err
		}
		return readMessage(engine)
	}()
	if err != nil {
		return err
	}
	_, err = client.Write(answer)
	return err
}

const (
	headerSize  = 16
	maxMessage  = 48_000_000 // MongoDB's own bound
	opMsg       = 2013
	moreToCome  = 1 << 1 // in OP_MSG's flags: the sender of a write with w:0 waits for no answer
	opCodeStart = 12
)

func readMessage(from io.Reader) ([]byte, error) {
	header := make([]byte, headerSize)
	if _, err := io.ReadFull(from, header); err != nil {
		return nil, err
	}
	size := binary.LittleEndian.Uint32(header)
	if size < headerSize || size > maxMessage {
		return nil, errors.New("not a MongoDB message")
	}
	message := make([]byte, size)
	copy(message, header)
	_, err := io.ReadFull(from, message[headerSize:])
	return message, err
}

func expectsNoAnswer(message []byte) bool {
	if len(message) < headerSize+4 || binary.LittleEndian.Uint32(message[opCodeStart:]) != opMsg {
		return false
	}
	return binary.LittleEndian.Uint32(message[headerSize:])&moreToCome != 0
}
