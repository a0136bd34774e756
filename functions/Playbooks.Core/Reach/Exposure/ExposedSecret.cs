namespace Playbooks.Core.Reach.Exposure;

/// <param name="Name">Upper case; <c>*</c> for every secret of a job that asks for all of them and whose inventory is not known.</param>
public sealed record ExposedSecret(string Name, SecretScope Scope, Finding Finding);
