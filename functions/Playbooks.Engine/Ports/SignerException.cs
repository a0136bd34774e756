namespace Playbooks.Engine.Ports;

/// <summary>A head could not be signed. Nothing was recorded; the run goes on from there once the signer is well.</summary>
/// <param name="what">Holds no secret.</param>
/// <param name="where">A path or an address.</param>
public sealed class SignerException(string what, string where, string cure) : Exception($"{what} ({where}). {cure}");
