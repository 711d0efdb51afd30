// SPDX-License-Identifier: Apache-2.0
//! The part of CLIPS 6.30's interface for programs that embed it (Advanced Programming Guide, sections 3 and 4).

use std::cell::RefCell;
use std::ffi::{c_char, c_int, c_long, c_longlong, c_ushort, c_void, CStr, CString};
use std::path::Path;

#[repr(C)]
struct DataObject {
    supplemental_info: *mut c_void,
    kind: c_ushort,
    value: *mut c_void,
    begin: c_long,
    end: c_long,
    next: *mut DataObject,
}

const FLOAT: c_ushort = 0;
const INTEGER: c_ushort = 1;
const SYMBOL: c_ushort = 2;
const STRING: c_ushort = 3;

#[link(name = "clips", kind = "static")]
#[link(name = "m")]
extern "C" {
    fn CreateEnvironment() -> *mut c_void;
    fn DestroyEnvironment(environment: *mut c_void) -> c_int;
    fn EnvDefineFunction2(
        environment: *mut c_void, name: *const c_char, returns: c_int, function: extern "C" fn(*mut c_void),
        function_name: *const c_char, restrictions: *const c_char,
    ) -> c_int;
    fn EnvRtnLong(environment: *mut c_void, argument: c_int) -> c_longlong;
    fn EnvLoad(environment: *mut c_void, file: *const c_char) -> c_int;
    fn EnvReset(environment: *mut c_void);
    fn EnvFindDeftemplate(environment: *mut c_void, name: *const c_char) -> *mut c_void;
    fn EnvCreateFact(environment: *mut c_void, template: *mut c_void) -> *mut c_void;
    fn EnvPutFactSlot(environment: *mut c_void, fact: *mut c_void, slot: *const c_char, value: *mut DataObject) -> c_int;
    fn EnvAssert(environment: *mut c_void, fact: *mut c_void) -> *mut c_void;
    fn EnvRun(environment: *mut c_void, limit: c_longlong) -> c_longlong;
    fn EnvRetract(environment: *mut c_void, fact: *mut c_void) -> c_int;
    fn EnvAddSymbol(environment: *mut c_void, text: *const c_char) -> *mut c_void;
    fn EnvAddDouble(environment: *mut c_void, value: f64) -> *mut c_void;
    fn EnvAddLong(environment: *mut c_void, value: c_longlong) -> *mut c_void;
}

thread_local! {
    static VIOLATED: RefCell<Vec<usize>> = const { RefCell::new(Vec::new()) };
}

/// What rules call: `(violated 17)`.
extern "C" fn violated(environment: *mut c_void) {
    let number = unsafe { EnvRtnLong(environment, 1) };
    VIOLATED.with_borrow_mut(|numbers| numbers.push(usize::try_from(number).expect("a rule's number")));
}

pub enum Value {
    Text(CString),
    Integer(i64),
    Float(f64),
    Truth(bool),
}

pub struct Environment(*mut c_void);

impl Environment {
    pub fn load(rules: &Path) -> Self {
        let file = CString::new(rules.to_str().expect("UTF-8")).expect("no zero byte");
        unsafe {
            let environment = CreateEnvironment();
            let name = c"violated".as_ptr();
            let defined = EnvDefineFunction2(environment, name, c_int::from(b'v'), violated, name, c"11i".as_ptr());
            assert!(defined != 0, "violated is defined");
            assert!(EnvLoad(environment, file.as_ptr()) == 1, "the rules can be read");
            EnvReset(environment);
            Environment(environment)
        }
    }

    /// Asserts a fact, runs the rules, retracts it: the numbers that `violated` was called with.
    pub fn run(&self, template: &CStr, slots: &[(&CStr, Value)]) -> Vec<usize> {
        unsafe {
            let fact = EnvCreateFact(self.0, EnvFindDeftemplate(self.0, template.as_ptr()));
            for (slot, value) in slots {
                assert!(EnvPutFactSlot(self.0, fact, slot.as_ptr(), &mut self.object(value)) != 0, "a slot of the template");
            }
            let fact = EnvAssert(self.0, fact);
            assert!(!fact.is_null(), "the fact is new");
            EnvRun(self.0, -1);
            EnvRetract(self.0, fact);
        }
        VIOLATED.take()
    }

    unsafe fn object(&self, value: &Value) -> DataObject {
        let (kind, value) = match value {
            Value::Text(text) => (STRING, EnvAddSymbol(self.0, text.as_ptr())),
            Value::Integer(number) => (INTEGER, EnvAddLong(self.0, *number)),
            Value::Float(number) => (FLOAT, EnvAddDouble(self.0, *number)),
            Value::Truth(truth) => (SYMBOL, EnvAddSymbol(self.0, if *truth { c"TRUE" } else { c"FALSE" }.as_ptr())),
        };
        DataObject { supplemental_info: std::ptr::null_mut(), kind, value, begin: 0, end: 0, next: std::ptr::null_mut() }
    }
}

impl Drop for Environment {
    fn drop(&mut self) {
        unsafe { DestroyEnvironment(self.0) };
    }
}
