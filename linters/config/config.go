// Package config reads the configuration files of a draft: YAML, JSON and the
// line formats of Flink, as positioned trees and as typed views of what they
// mean to Flink.
//
// Rules never see the nodes of a YAML library. The package decides nothing
// about which value is in force; that is package settings.
package config

import (
	"github.com/flinkvet/flinkvet/linters/draft"
)

// A File is one configuration file, read. Exactly the parts that its kind has
// are set.
type File struct {
	Source *draft.File
	// Trees are the documents of a YAML or JSON file, in order.
	Trees []*Value
	// Properties is the Flink configuration that the file gives to a cluster:
	// of config.yaml, with nested keys joined by dots, of flink-conf.yaml, and
	// of a ConfigMap that holds one of them.
	Properties []*Property
	// Deployments are the jobs and sessions that the file describes, one a
	// document or entry.
	Deployments []*Deployment
	// Pipelines are the Flink CDC pipelines in the file.
	Pipelines []*Pipeline
	// Scripts are the SQL that the file holds beside what its deployments have
	// in Script: files in a ConfigMap, further statements among the arguments.
	Scripts []*Value
	// Tunings are what the file says of automatic tuning (VVR).
	Tunings []*Tuning
	// Snapshots are the savepoints and checkpoints that the file asks for.
	Snapshots []*Snapshot
	// Params are what the file gives to the program of a job by key: Java
	// properties, and the property groups of Amazon's managed service. Flink
	// itself reads none of them.
	Params []*Property
	// Variables are the platform variables that the file declares.
	Variables []*Variable
	// Access is what the file says of who may do what outside of the jobs.
	Access
	Comments []draft.Comment
	// Templated says that a template engine (Helm, Jinja) must have been over
	// the file before it is what its kind says: names and values may be missing
	// from it, and there are no errors about its syntax.
	Templated bool
	// Errors say what could not be read. What could be read is there all the
	// same.
	Errors []draft.Error
}

// A Form is the shape of a value.
type Form uint8

// The forms of values.
const (
	Null Form = iota
	Scalar
	Map
	List
)

// A Value is a node of a positioned tree. Its range is that of the value as
// written, quotes included. Where the file has an alias, the value is that of
// the anchor, shared, with the range of the anchor's value; a tree has no
// circles, and walking it takes no longer than its reader allows for.
type Value struct {
	draft.Range
	Form Form
	// Text is a scalar's decoded text.
	Text draft.Text
	// Quoted says that a scalar is written with quotes or as a block, so that
	// it is a string whatever it looks like.
	Quoted bool
	// Items are the items of a list.
	Items []*Value
	// Entries are the entries of a map, in order; the same key may come twice.
	Entries []*Entry
}

// An Entry is a key and its value in a map.
type Entry struct {
	draft.Range
	Key   *Value
	Value *Value
}

// A Property is a key of a flat configuration and its value: "a.b.c: 5 s".
type Property struct {
	draft.Range
	// Key is the whole key, whatever its spelling in the file: nested maps
	// are joined by dots.
	Key string
	// KeyRange is where the key, or its last part, is written.
	KeyRange draft.Range
	// Value is a scalar, or a list or map where the file has one.
	Value *Value
}

// A Platform is what runs a deployment.
type Platform string

// The platforms.
const (
	NoPlatform Platform = ""         // not known
	OSS        Platform = "oss"      // Apache Flink without a platform around it
	Operator   Platform = "operator" // the Flink Kubernetes operator
	VVR        Platform = "vvr"      // Alibaba Cloud Realtime Compute
	VVP        Platform = "vvp"      // Ververica Platform
)

// A Deployment is a job or a session cluster with its configuration, whichever
// platform's form it is written in.
type Deployment struct {
	draft.Range
	Platform Platform
	// Kind is the resource's kind as written: "FlinkDeployment",
	// "FlinkSessionJob", "Deployment", "DeploymentDraft", …
	Kind string
	// Name is the deployment's name, nil where it has none.
	Name *Value
	// Session says that it is a session cluster without a job of its own.
	Session bool
	// Cluster is the name of the session cluster that the job runs in; nil
	// where it has a cluster of its own.
	Cluster *Value
	// Engine is the engine's version as written: "vvr-11.5-jdk11-flink-1.20",
	// "v1_20"; nil where it is not said.
	Engine *Value
	// Batch says that the deployment is declared to run in batch mode.
	Batch bool
	// Script is the SQL that the deployment holds, or the first of several
	// pieces; nil where it has none.
	Script *Value
	// JAR is the JAR or the Python file that the deployment runs, and
	// EntryClass its main class or module; nil where they are not said.
	JAR, EntryClass *Value
	// Config is the Flink configuration that the deployment sets.
	Config []*Property
	// Env are environment variables of its containers.
	Env []*Property
	// Args are the arguments of the main class, one by one, without those that
	// are SQL.
	Args []*Value
	// Init are the scripts, among the arguments, that a SQL client runs before the
	// one that it is given (SQL client: -i, --init).
	Init []*Value
	// Locals are the deployment's own variables (VVR: localVariables).
	Locals []*Variable
	// Partial says that the file does not show all of the configuration: a
	// command line adds to what the cluster has, a chart to its values, what
	// fills a template in to the template.
	Partial bool
	// Tree is the whole resource, for what has no field here; nil where the
	// deployment is a command line.
	Tree *Value
}

// A Snapshot is a FlinkStateSnapshot of the Kubernetes operator: a savepoint or
// a checkpoint of a job that is to be taken, or that exists already.
type Snapshot struct {
	draft.Range
	Name *Value
	// JobKind and Job name the resource that the job is; nil where the
	// snapshot names none.
	JobKind, Job *Value
	// Checkpoint says that it is a checkpoint, not a savepoint.
	Checkpoint bool
	// Path is where the savepoint is, or will be, nil where the cluster decides.
	Path *Value
	Tree *Value
}

// A Tuning is what tells VVR to change the resources of a deployment while it
// runs (OpenAPI 2022-07-18): the policy of Autopilot, or a plan of scheduled
// tuning.
type Tuning struct {
	draft.Range
	// Scheduled says that it is a plan of scheduled tuning.
	Scheduled bool
	// Deployment is the ID of the deployment; nil where the file does not say it.
	Deployment *Value
	// State says whether it is in force, as written: "true", "RUNNING"; nil
	// where the file does not say it.
	State *Value
	// Policy is the policy of Autopilot; nil where there is none.
	Policy *Value
	// Times are the times at which a plan changes resources.
	Times []*Value
	Tree  *Value
}

// A Variable is a named value that a platform fills in for ${name}.
type Variable struct {
	draft.Range
	Name  string
	Value *Value
	// Kind is how the platform keeps the value, as written: "Clear",
	// "Encrypted"; nil where it is not said.
	Kind *Value
	// Secret says that the platform keeps the value encrypted.
	Secret bool
}

// A Pipeline is a Flink CDC pipeline definition.
type Pipeline struct {
	draft.Range
	Source, Sink *Endpoint
	// Routes and Transforms are in the order in which they are tried.
	Routes     []*Route
	Transforms []*Transform
	// Functions are the functions of the pipeline's own, models that are called
	// like functions among them.
	Functions []*Function
	// Config are the options under "pipeline".
	Config []*Property
	Tree   *Value
}

// A Route says which tables a pipeline writes as which. What is not given is nil.
type Route struct {
	draft.Range
	// Source is a pattern of tables; Symbol stands for the table's name in Sink.
	Source, Sink, Symbol *Value
}

// A Transform says what a pipeline makes of the rows of tables. What is not given
// is nil.
type Transform struct {
	draft.Range
	// Source is a pattern of tables.
	Source, Projection, Filter *Value
	PrimaryKeys, PartitionKeys *Value
	// Converter is what converts changes after the transform: SOFT_DELETE.
	Converter *Value
}

// A Function is a function of a pipeline's own.
type Function struct {
	draft.Range
	Name *Value
	// Class is the Java class, nil for a function in Python and for a model.
	Class *Value
}

// An Endpoint is the source or the sink of a pipeline.
type Endpoint struct {
	draft.Range
	// Type is the connector's identifier, "" where it is missing.
	Type    string
	Options []*Property
}
