namespace Playbooks.Core.Actions;

/// <summary>Where the target stands relative to what the action wants.</summary>
public enum SurveyVerdict
{
    /// <summary>The action has something to do.</summary>
    ToDo,

    /// <summary>The target already is as wanted: nothing to do, or an interrupted attempt had worked.</summary>
    Done,

    /// <summary>An interrupted attempt left traces; performing again continues from the recorded marks.</summary>
    Partial,

    /// <summary>Cannot be told from the provider; a person has to say.</summary>
    Unclear,
}
