using System.Text.Json.Serialization;

namespace PluginHost.Live.Tests;

[JsonSerializable(typeof(string))]
internal sealed partial class TestJson : JsonSerializerContext;
