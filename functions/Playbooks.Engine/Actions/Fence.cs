using Playbooks.Engine.Ports;

namespace Playbooks.Engine.Actions;

/// <summary>
/// The claim under which the code that runs now works for a run, wherever it was called from: whatever leaves for a provider asks it at the last
/// moment. A worker that was frozen for longer than its claim lasts goes on in the middle of an action; nothing of it may get out.
/// </summary>
public static class Fence
{
    private static readonly AsyncLocal<IRunClaim?> Under = new();

    /// <summary>Null where nobody works for a run.</summary>
    public static IRunClaim? Claim => Under.Value;

    /// <summary>For the rest of the calling method and all that it calls.</summary>
    public static void Enter(IRunClaim claim) => Under.Value = claim;

    /// <exception cref="ClaimLostException">The claim is over, as far as this worker can know without asking.</exception>
    public static void Check()
    {
        if (Under.Value is { IsHeld: false } claim)
        {
            throw new ClaimLostException(claim);
        }
    }
}
