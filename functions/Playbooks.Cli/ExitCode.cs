namespace Playbooks.Cli;

/// <summary>What the program's exit codes mean; the same for every command.</summary>
internal static class ExitCode
{
    /// <summary>It did what was asked.</summary>
    public const int Ok = 0;

    /// <summary>It ran, and the answer is no: a run that ended otherwise than completed, a journal that is not sound, a playbook with errors, a failed case.</summary>
    public const int No = 1;

    /// <summary>The call was wrong; nothing was done.</summary>
    public const int WrongCall = 2;

    /// <summary>The run stands still until somebody decides or resolves something.</summary>
    public const int Waiting = 3;

    /// <summary>Stopped by Ctrl-C; the run is resumable.</summary>
    public const int Interrupted = 130;
}
