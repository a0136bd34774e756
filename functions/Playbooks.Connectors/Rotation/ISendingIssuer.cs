namespace Playbooks.Connectors.Rotation;

/// <summary>
/// An issuer of a secret that two sides share: who checks it (the places) gets the new one first, then who sends it, and the old one is dead
/// with that.
/// </summary>
internal interface ISendingIssuer : IIssuer
{
    /// <summary>The sender's own copy, written last.</summary>
    ISecretPlace Sender { get; }

    /// <summary>Proves that what is sent is believed.</summary>
    IConsumerCheck Proof { get; }
}
