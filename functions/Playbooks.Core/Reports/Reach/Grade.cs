namespace Playbooks.Core.Reports.Reach;

/// <summary>How sure it is that one thing reaches another.</summary>
public enum Grade
{
    RuledOut,
    Possible,
    Probable,
    Confirmed,
}
