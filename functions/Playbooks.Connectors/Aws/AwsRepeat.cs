namespace Playbooks.Connectors.Aws;

/// <summary>Whether a request may be sent again when its answer was lost.</summary>
internal enum AwsRepeat
{
    /// <summary>It reads, or it says how things shall be: twice is as good as once.</summary>
    Safe,

    /// <summary>Twice makes two; a lost answer is <c>Unknown</c>.</summary>
    Never,
}
