// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <type_traits>
#include <utility>

namespace gazette {

template <class Signature>
class FunctionRef;

/// A view of something callable, for parameters only: it must not outlive the call it is passed
/// to. Costs one indirect call and never allocates.
template <class Result, class... Args>
class FunctionRef<Result(Args...)> {
  public:
    template <class Callable>
    requires(!std::is_same_v<std::remove_cvref_t<Callable>, FunctionRef> &&
             std::is_invocable_r_v<Result, Callable&, Args...>)
        // The constraint keeps copies out, which the check does not see.
        // NOLINTNEXTLINE(bugprone-forwarding-reference-overload)
        FunctionRef(Callable&& callable)
    noexcept
        : object_(const_cast<void*>(static_cast<const void*>(std::addressof(callable)))),
          call_([](void* object, Args... args) -> Result {
              return (*static_cast<std::remove_reference_t<Callable>*>(object))(
                  std::forward<Args>(args)...);
          }) {}

    Result operator()(Args... args) const { return call_(object_, std::forward<Args>(args)...); }

  private:
    void* object_;
    Result (*call_)(void*, Args...);
};

} // namespace gazette
