namespace Playbooks.Core.Standards.Cacao.Import;

/// <summary>Why a valid CACAO document is not imported, or what of it was carried over in other words, as programs name it.</summary>
public static class ImportCode
{
    /// <summary>A command for a machine: what runs do to machines are actions of the catalog, with permissions and an undo.</summary>
    public const string CommandKind = "command-kind";

    /// <summary>A kind of step that runs do not have.</summary>
    public const string StepKind = "step-kind";

    public const string Delay = "delay";

    /// <summary>Steps for when a step fails: a run is held for a person instead.</summary>
    public const string FailureBranch = "failure-branch";

    /// <summary>More than one way leads to a step.</summary>
    public const string Merge = "merge";

    /// <summary>A condition that is not understood, or is about something that is not known when it is asked.</summary>
    public const string Condition = "condition";

    /// <summary>A variable whose value nobody would give.</summary>
    public const string Variable = "variable";

    public const string Revoked = "revoked";

    /// <summary>There is nothing to do in it.</summary>
    public const string Nothing = "nothing-to-do";

    /// <summary>More steps than a playbook may have.</summary>
    public const string TooLarge = "too-large";

    /// <summary>An exported playbook that was changed since, so that its two halves say different things.</summary>
    public const string Changed = "changed-since-export";

    /// <summary>Said beside an import: it is only told to people.</summary>
    public const string Told = "told-to-people";

    /// <summary>Said beside an import: it does nothing here and is left out.</summary>
    public const string LeftOut = "left-out";
}
