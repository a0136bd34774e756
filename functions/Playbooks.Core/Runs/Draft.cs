namespace Playbooks.Core.Runs;

/// <summary>
/// While a journal is told again nobody holds the run that is being made, so that what it is made of is changed in place instead of
/// copied. Once the run has been shown to anybody the draft is closed for ever, and everything is copied from then on.
/// </summary>
internal sealed class Draft
{
    public bool IsOpen { get; private set; } = true;

    public void Close() => IsOpen = false;
}
