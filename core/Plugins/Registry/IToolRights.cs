using PluginHost.Sdk;

namespace PluginHost.Plugins;

/// <summary>What single people may do beside what their role says. Asked at the one place where tools are listed and called, so no door can forget to.</summary>
public interface IToolRights
{
    /// <summary>Whether a caller may use a tool; null when their role decides.</summary>
    bool? MayUse(Principal caller, string tool);

    /// <summary>Told of a call of a tool that there is, and that the caller may not use.</summary>
    void Refused(Principal caller, string tool);
}
