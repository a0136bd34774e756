using Playbooks.Engine.Ports;

namespace Playbooks.Engine.Actions;

/// <summary>The worker has lost the run in the middle of an action; it stops as if it had been told to.</summary>
public sealed class ClaimLostException(IRunClaim claim) : OperationCanceledException($"the claim {claim.Epoch} of {claim.Run} is over");
