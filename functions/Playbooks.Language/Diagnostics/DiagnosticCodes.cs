using System.Collections.Immutable;

namespace Playbooks.Language.Diagnostics;

/// <summary>
/// Every code that readers of this project give. PB00 is about the text, PB01 about its shape (the JSON schema sees the same), PB02 about
/// names and the order of steps, PB03 about expressions and types.
/// </summary>
public static class DiagnosticCodes
{
    public static DiagnosticCode TooMany { get; } = new("PB0020", "more problems than are shown", "Only the first hundred are listed; put them right and validate again.");

    public static DiagnosticCode UnknownKey { get; } = new("PB0101", "unknown key", "The map has no such key. A key that is misspelt would be silently ignored.");

    public static DiagnosticCode MissingKey { get; } = new("PB0102", "missing key", "The map needs this key.");

    public static DiagnosticCode WrongKind { get; } = new("PB0103", "wrong kind of value", "A map, list, text, whole number or truth value was expected. Quote a text that looks like a number.");

    public static DiagnosticCode BadName { get; } = new("PB0104", "not a name", "Names are lower-case words with hyphens: letters, digits, at most 64 characters, a letter first.");

    public static DiagnosticCode BadVersion { get; } = new("PB0105", "not a version", "Versions are semantic: 1.0.0, 2.1.0-rc.1.");

    public static DiagnosticCode BadDuration { get; } = new("PB0106", "not a duration", "A whole number and a unit: 30s, 15m, 4h, 7d.");

    public static DiagnosticCode NotOneOf { get; } = new("PB0107", "not one of the words allowed", "Only the words listed are understood here.");

    public static DiagnosticCode OutOfRange { get; } = new("PB0108", "number out of range", "The number is too small or too large.");

    public static DiagnosticCode Empty { get; } = new("PB0109", "empty", "At least one entry, or some text, is needed here.");

    public static DiagnosticCode BadControl { get; } = new("PB0110", "not a control", "A framework, a slash and the control's id: NIST CSF 2.0/RS.MA-2.");

    public static DiagnosticCode BadType { get; } = new("PB0111", "unknown type", "string, int, bool, double, timestamp, duration, purl, window, object, any, or list<T> and map<T> of them, three deep.");

    public static DiagnosticCode NoExpression { get; } = new("PB0112", "not an expression", "The whole value is one expression: ${{ … }}.");

    public static DiagnosticCode RequiredOrDefault { get; } = new("PB0113", "neither required nor with a default", "An input either is required or has a default, never both and never neither.");

    public static DiagnosticCode TooLong { get; } = new("PB0114", "too long", "The text or list is longer than allowed here.");

    public static DiagnosticCode UnknownAction { get; } = new("PB0201", "unknown action", "The catalog has no such action; `playbook actions` lists it.");

    public static DiagnosticCode DuplicateName { get; } = new("PB0202", "name twice", "Stages, steps of the whole playbook, and policies each have a name of their own.");

    public static DiagnosticCode UnknownRole { get; } = new("PB0203", "unknown role", "Approvals and escalations name a role that the playbook declares.");

    public static DiagnosticCode UnknownPredecessor { get; } = new("PB0204", "after names no step of the stage", "Stages run one after the other anyway; after orders steps within one.");

    public static DiagnosticCode StepCycle { get; } = new("PB0205", "steps wait for each other", "Following after and the outputs used leads back to the same step, so none of them could begin.");

    public static DiagnosticCode EscalationCycle { get; } = new("PB0206", "roles escalate in a circle", "An escalation ends at a role that escalates to nobody.");

    public static DiagnosticCode UnknownStep { get; } = new("PB0207", "no such step", "The expression names a step that the playbook does not have.");

    public static DiagnosticCode LaterStep { get; } = new("PB0208", "step comes later", "An expression uses outputs of steps above it only.");

    public static DiagnosticCode NotYetKnown { get; } = new("PB0209", "output not known when the stage is planned", "A stage is planned before it changes anything, so what its changes and its proofs will give is known to later stages only.");

    public static DiagnosticCode WholeSteps { get; } = new("PB0210", "steps not named", "Which steps an expression reads must be seen before the run: steps.ID or steps['ID'].");

    public static DiagnosticCode UndoOfStage { get; } = new("PB0211", "undo of a stage that is not before", "run.undo puts back what stages above it have changed.");

    public static DiagnosticCode NeverRuns { get; } = new("PB0212", "step can never run", "Its condition is false, or its list is empty, whatever the run finds.");

    public static DiagnosticCode NeedsCheckpoint { get; } = new("PB0213", "destroys without a checkpoint", "What cannot be undone is never done without a human decision.");

    public static DiagnosticCode EscalatesTooLate { get; } = new("PB0214", "escalation after the deadline", "At the deadline the answer is no; others are asked before that.");

    public static DiagnosticCode RetryBackwards { get; } = new("PB0215", "first wait longer than the longest", "Waits grow from first to longest.");

    public static DiagnosticCode UnknownArgument { get; } = new("PB0216", "unknown argument", "The action, or for a trigger the playbook, has no input of that name.");

    public static DiagnosticCode MissingArgument { get; } = new("PB0217", "missing argument", "The action, or for a trigger the playbook, requires this input.");

    public static DiagnosticCode MatchesNothing { get; } = new("PB0218", "pattern matches no action", "A policy that speaks about no action protects nothing.");

    public static DiagnosticCode BadExpression { get; } = new("PB0301", "expression cannot be parsed", "Expressions are CEL, the Common Expression Language.");

    public static DiagnosticCode WrongExpression { get; } = new("PB0302", "expression cannot work", "It names something that is not there, or uses a value as what it is not.");

    public static DiagnosticCode Hyphen { get; } = new("PB0303", "hyphen read as minus", "CEL reads a-b as a subtraction; write inputs['a-b'].");

    public static DiagnosticCode WrongType { get; } = new("PB0304", "wrong type", "The value is of another type than is asked for here.");

    public static DiagnosticCode NoPackageUrl { get; } = new("PB0305", "not a package URL", "pkg:type/name, as in pkg:npm/%40acme/web@1.2.3 or pkg:github/tj-actions/changed-files.");

    /// <summary>What the readers of YAML and of workflows give; their messages stand in <c>Yaml/YamlFaults.cs</c> and <c>Workflows/WorkflowNotes.cs</c>.</summary>
    private static ImmutableArray<DiagnosticCode> OfText { get; } =
    [
        new("PB0001", "file too large", "A file is read up to 1 MiB. Split it."),
        new("PB0002", "not UTF-8", "Save the file as UTF-8; UTF-16 and binary files are not read."),
        new("PB0003", "control character", "A character that YAML does not allow; the file may be binary."),
        new("PB0004", "tab as indentation", "YAML is indented with spaces."),
        new("PB0005", "not valid YAML", "The text cannot be parsed; look at this line and at the one above."),
        new("PB0006", "nested too deeply", "Lists and maps may be 64 levels deep."),
        new("PB0007", "too many values", "A file may hold 50,000 values."),
        new("PB0008", "anchor", "Anchors are refused: what is approved must be read where it stands."),
        new("PB0009", "alias", "Aliases are refused: what is approved must be read where it stands."),
        new("PB0010", "tag", "Tags are refused; quote a text that begins with an exclamation mark."),
        new("PB0011", "key twice", "A map has each key once; of two, one would be silently lost."),
        new("PB0012", "second document", "One file holds one document."),
        new("PB0013", "empty file", "There is nothing to read."),
        new("PB0014", "key is no text", "Keys are texts; quote one that begins with a bracket."),
        new("PB0015", "unknown alias", "Only in GitHub workflows: the alias names no anchor above it."),
        new("PB0016", "endless alias", "Only in GitHub workflows: the alias stands inside the value that it names."),
        new("PB0017", "aliases unfold too far", "Only in GitHub workflows: written out, the aliases make too many values."),
        new("PB0018", "not a workflow", "Only in GitHub workflows: the file has no jobs that could be read."),
        new("PB0019", "not a workflow expression", "Only in GitHub workflows: an expression is not closed, or is none that GitHub would evaluate."),
    ];

    /// <summary>In the order of the codes.</summary>
    public static ImmutableArray<DiagnosticCode> All { get; } =
    [
        .. OfText,
        TooMany,
        new("PB0021", "a name or a size that GitHub does not have", "Only in GitHub workflows: a name with letters that only look like Latin ones, or a matrix of more jobs than GitHub makes."),
        UnknownKey, MissingKey, WrongKind, BadName, BadVersion, BadDuration, NotOneOf, OutOfRange, Empty, BadControl, BadType, NoExpression, RequiredOrDefault, TooLong,
        UnknownAction, DuplicateName, UnknownRole, UnknownPredecessor, StepCycle, EscalationCycle, UnknownStep, LaterStep, NotYetKnown, WholeSteps,
        UndoOfStage, NeverRuns, NeedsCheckpoint, EscalatesTooLate, RetryBackwards, UnknownArgument, MissingArgument, MatchesNothing,
        BadExpression, WrongExpression, Hyphen, WrongType, NoPackageUrl,
    ];
}
