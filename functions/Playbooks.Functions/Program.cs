using Playbooks.Functions;

return await HostProgram.RunAsync(args, CancellationToken.None);
